namespace AlignmentHub.Domain.Handoffs;

/// <summary>Why a lead is handed over, as it was known at that instant; never changed afterwards.</summary>
/// <param name="PolicyId">The policy whose promises hold for this hand-off.</param>
/// <param name="Snapshot">JSON: score, contributions, last touches, consent and the "why they are here" card (semantics.md 5.1).</param>
public sealed record HandoffOrigin(Guid PolicyId, string Snapshot)
{
    /// <summary>The version of the policy.</summary>
    public Guid PolicyVersionId { get; init; }

    /// <summary>The version that judged the lead; absent when a person handed it over.</summary>
    public Guid? DefinitionVersionId { get; init; }

    public Guid? CampaignId { get; init; }

    public string? Source { get; init; }

    /// <summary>What the person who handed the lead over by hand gave as reason.</summary>
    public string? ManualReason { get; init; }
}
