namespace AlignmentHub.Domain.Leads;

/// <summary>The score card a lead has now, written only when something on it differs (semantics.md 3.5).</summary>
public sealed class LeadScore
{
    private LeadScore() { } // EF Core

    public Guid LeadId { get; private init; }

    public Guid DefinitionVersionId { get; private set; }

    public DateTimeOffset AsOf { get; private set; }

    public double Fit { get; private set; }

    public double Engagement { get; private set; }

    public double Total { get; private set; }

    public string Grade { get; private set; } = "";

    /// <summary>What the card says at its instant.</summary>
    public bool Qualifies { get; private set; }

    /// <summary>Whether the lead is qualified, with the hysteresis of semantics.md 3.6; since when, and whether by an override.</summary>
    public DateTimeOffset? QualifiedSince { get; private set; }

    public bool IsQualifiedByOverride { get; private set; }

    public string[] BlockedBy { get; private set; } = [];

    public string[] OverriddenBy { get; private set; } = [];

    /// <summary>The lines of the card, as a JSON array.</summary>
    public string Lines { get; private set; } = "[]";
}
