using AlignmentHub.Domain.Definitions;

namespace AlignmentHub.Domain.Scoring;

/// <summary>
/// The engagement part of a definition. Its rules have their tallies in the order in which they stand.
/// </summary>
internal sealed class EngagementScore(EngagementPart part)
{
    public double Of(ReadOnlySpan<Tally> tallies, List<ScoreLine>? lines)
    {
        var sum = new PartSum(ScorePart.Engagement, lines);
        var slot = 0;
        foreach (var group in part.Groups)
        {
            foreach (var rule in group.Rules) Add(ref sum, group.Name, rule, tallies[slot++]);
            sum.EndGroup(group.Name, group.Cap);
        }

        return sum.End(part.Cap);
    }

    private static void Add(ref PartSum sum, string group, EngagementRule rule, Tally tally)
    {
        if (tally.Count < rule.AtLeast) return;

        var points = rule.Points * tally.Left;
        if (rule.Max is { } max) points = Math.Clamp(points, -max, max);
        var worth = rule.Points * (rule.Per == CountedPer.Once ? 1 : tally.Count);
        sum.Add(group, rule.Name, points, rule.HalfLifeDays is null ? null : worth, tally.Count);
    }
}
