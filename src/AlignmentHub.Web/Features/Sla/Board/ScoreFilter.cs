using AlignmentHub.Web.Platform.Time;

namespace AlignmentHub.Web.Features.Sla.Board;

/// <summary>Which promises a scorecard is about: those due in the period, of everybody or of a team, rep, source or policy.</summary>
public sealed record ScoreFilter(ReportPeriod Period)
{
    public Guid? TeamId { get; init; }

    public Guid? RepId { get; init; }

    public string? Source { get; init; }

    public Guid? PolicyId { get; init; }

    /// <summary>Promises of a month belong to a team, not to one rep, source or policy.</summary>
    public bool HasMonths => RepId is null && Source is null && PolicyId is null;
}
