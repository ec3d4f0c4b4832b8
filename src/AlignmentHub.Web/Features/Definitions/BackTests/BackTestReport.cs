using AlignmentHub.Domain.Scoring.Replays;

namespace AlignmentHub.Web.Features.Definitions.BackTests;

/// <summary>In what the two versions differ for a lead.</summary>
public enum BackTestGroup
{
    /// <summary>Both qualify it first within the period.</summary>
    Kept,

    /// <summary>Only the version under test does.</summary>
    Added,

    /// <summary>Only the active version does.</summary>
    Dropped,

    /// <summary>Both had qualified it when the period began.</summary>
    Already,

    /// <summary>Only the active version had.</summary>
    AlreadyCurrent,

    /// <summary>Only the version under test had.</summary>
    AlreadyProposed,
}

/// <summary>What a back-test found (semantics.md 3.7). Current is the version that was active, proposed the one under test.</summary>
/// <param name="Leads">All leads that were replayed.</param>
/// <param name="ImportedPast">Those of the listed ones of which something is known only from an import.</param>
/// <param name="CurrentThreshold">The total threshold of each version, its point on its curve.</param>
public sealed record BackTestReport(
    string Currency, long Leads, long ImportedPast, VersionFigures? Current, VersionFigures Proposed, IReadOnlyList<GroupFigures> Groups,
    IReadOnlyList<WeekFigures> Weeks, TimingFigures Timing, double? CurrentThreshold, double ProposedThreshold,
    IReadOnlyList<CurvePoint>? CurrentCurve, IReadOnlyList<CurvePoint> ProposedCurve)
{
    private const int FewDecided = 100;
    private const int FewWon = 20;

    /// <summary>Leads of all groups on which sales decided, and those that were won.</summary>
    public long Decided => Groups.Sum(g => g.Count.Decided);

    public long Won => Groups.Sum(g => g.Count.Won);

    /// <summary>Whether rates rest on fewer than 100 decisions, so that they may be chance.</summary>
    public bool HasFewDecided => Decided < FewDecided;

    /// <summary>Whether win rates rest on fewer than 20 wins.</summary>
    public bool HasFewWon => Won < FewWon;
}

/// <summary>What one version makes of the period.</summary>
/// <param name="Count">The leads that it qualifies first within the period.</param>
/// <param name="WonMinor">Revenue of the won deals with them, each deal once, in minor units of the reporting currency.</param>
/// <param name="Already">Leads that it had qualified when the period began.</param>
/// <param name="MissedDeals">Deals won in the period of whose people it had qualified nobody by then.</param>
public sealed record VersionFigures(int Number, OutcomeCount Count, long WonMinor, long Already, long MissedDeals, long MissedMinor);

public sealed record GroupFigures(BackTestGroup Group, OutcomeCount Count, long WonMinor);

/// <param name="Week">Its Monday in the hub's zone.</param>
public sealed record WeekFigures(DateOnly Week, string? Source, long Current, long Proposed);

/// <summary>How much earlier or later the version under test qualifies the leads that both qualify.</summary>
/// <param name="MedianHours">Of those that move: negative is earlier.</param>
public sealed record TimingFigures(long Earlier, long Same, long Later, double? MedianHours);
