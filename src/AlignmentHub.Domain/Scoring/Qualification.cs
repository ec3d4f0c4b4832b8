using AlignmentHub.Domain.Definitions;

namespace AlignmentHub.Domain.Scoring;

/// <summary>That a lead is qualified, and what keeps it so: the thresholds, or the override of this name.</summary>
public sealed record Qualification(string? Override = null)
{
    public static readonly Qualification ByThresholds = new();

    /// <summary>
    /// What becomes of a qualification (null: none) at a new score (semantics.md 3.6). It begins where the version says
    /// so, and ends where something blocks or a number lies more than 10 below its threshold; one by an override only
    /// once its window has passed too.
    /// </summary>
    public static Qualification? Next(Qualification? before, in ScoreNumbers score, Thresholds thresholds)
    {
        if (score.IsBlocked) return null;
        if (thresholds.AreReached(score.Fit, score.Engagement, score.Total)) return ByThresholds;

        var isHeld = thresholds.AreHeld(score.Fit, score.Engagement, score.Total);
        if (before is { Override: null } && isHeld) return before;
        if (before is { Override: { } earlier } && (isHeld || score.OpenOverrides.Contains(earlier))) return before;
        return score.OverriddenBy is [var now, ..] ? new(now) : null;
    }
}
