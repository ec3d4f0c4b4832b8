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

    /// <summary>Since when the lead is qualified, with the hysteresis of semantics.md 3.6; absent while it is not.</summary>
    public DateTimeOffset? QualifiedSince { get; private set; }

    /// <summary>The override that qualified it; absent if the thresholds did.</summary>
    public string? QualifyingOverride { get; private set; }

    /// <summary>
    /// Meets the version without being qualified, because it came as a past or the version was activated over it: it qualifies from its
    /// next activity or change, and not by a night's run.
    /// </summary>
    public bool AwaitsActivity { get; private set; }

    public string[] BlockedBy { get; private set; } = [];

    public string[] OverriddenBy { get; private set; } = [];

    /// <summary>The lines of the card, as a JSON array.</summary>
    public string Lines { get; private set; } = "[]";

    /// <summary>What was counted of the lead's activities, from which nights score on; empty where nobody kept it.</summary>
    /// <seealso cref="Scoring.KeptTallies"/>
    public byte[] Tallies { get; private set; } = [];
}
