using AlignmentHub.Domain.Definitions;

namespace AlignmentHub.Domain.Scoring.Replays;

/// <summary>
/// Under which total thresholds a lead would be qualified, all else staying as it is: what a version's qualification is for its own
/// threshold, this is for all of them at once.
/// </summary>
internal struct ThresholdReach(Thresholds thresholds)
{
    private readonly Thresholds _unreachable = thresholds with { Total = double.PositiveInfinity };
    private Qualification? _whatever;

    /// <summary>Every threshold up to this; minus infinity: none.</summary>
    public double Held { get; private set; } = double.NegativeInfinity;

    public void Take(in ScoreNumbers score)
    {
        _whatever = Qualification.Next(_whatever, in score, _unreachable);
        Held = _whatever is not null ? double.PositiveInfinity : Math.Max(Of(in score, thresholds), StillHeld(in score));
    }

    /// <summary>The thresholds under which a score qualifies by itself.</summary>
    public static double Of(in ScoreNumbers score, Thresholds thresholds)
    {
        if (score.IsBlocked) return double.NegativeInfinity;
        if (score.OverriddenBy.Count > 0) return double.PositiveInfinity;
        return thresholds.AreReached(score.Fit, score.Engagement, double.PositiveInfinity) ? score.Total : double.NegativeInfinity;
    }

    private readonly double StillHeld(in ScoreNumbers score) =>
        !score.IsBlocked && thresholds.AreHeld(score.Fit, score.Engagement, double.PositiveInfinity)
            ? Math.Min(Held, PartSum.Rounded(score.Total + Thresholds.Slack))
            : double.NegativeInfinity;
}
