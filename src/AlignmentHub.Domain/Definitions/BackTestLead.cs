namespace AlignmentHub.Domain.Definitions;

/// <summary>What a back-test found for one lead that one of its two versions qualifies. Names are not kept: they are looked up, and can be erased.</summary>
public sealed class BackTestLead
{
    private BackTestLead() { } // EF Core

    public Guid BackTestId { get; private init; }

    public Guid LeadId { get; private init; }

    /// <summary>Whether the active version had qualified it when the period began.</summary>
    public bool WasCurrent { get; private init; }

    /// <summary>Whether the version under test had qualified it when the period began.</summary>
    public bool WasProposed { get; private init; }

    /// <summary>When the active version qualifies it first within the period.</summary>
    public DateTimeOffset? CurrentAt { get; private init; }

    /// <summary>When the version under test qualifies it first within the period.</summary>
    public DateTimeOffset? ProposedAt { get; private init; }

    /// <summary>Whether any of it is known from an import.</summary>
    public bool HasImportedPast { get; private init; }

    /// <summary>Whether sales accepted it the last time it decided since the period began; absent without a decision.</summary>
    public bool? IsAccepted { get; private init; }

    /// <summary>Whether a deal with it was won, or all were lost, since the period began; absent without an end.</summary>
    public bool? IsWon { get; private init; }
}
