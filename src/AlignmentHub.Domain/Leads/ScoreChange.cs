namespace AlignmentHub.Domain.Leads;

/// <summary>
/// What a lead's score was until an instant. One is kept where the grade, the whole points or the verdict turned: the fractions by which
/// scores fade every day would be a row for each lead and night, and tell nobody anything.
/// </summary>
public sealed class ScoreChange
{
    private ScoreChange() { } // EF Core

    /// <summary>Rises with time.</summary>
    public long Id { get; private init; }

    public Guid LeadId { get; private init; }

    /// <summary>The version that gave the score.</summary>
    public Guid DefinitionVersionId { get; private init; }

    public double Fit { get; private init; }

    public double Engagement { get; private init; }

    public double Total { get; private init; }

    public string Grade { get; private init; } = "";

    public bool Qualifies { get; private init; }

    /// <summary>The instant of the score that followed.</summary>
    public DateTimeOffset ChangedAt { get; private init; }
}
