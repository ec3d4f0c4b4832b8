namespace AlignmentHub.Domain.Revenue;

/// <summary>Divides the credit for a deal among its touches (semantics.md 7.3 and 7.4).</summary>
public static class Attribution
{
    public const double DefaultHalfLifeDays = 30;

    /// <summary>Time decay is rounded to twelve decimals.</summary>
    private const long Rounding = 1_000_000_000_000;

    /// <param name="halfLifeDays">Of time decay: how many days before the close a touch counts half.</param>
    public static Credits Divide(AttributionModel model, TouchPath path, double halfLifeDays = DefaultHalfLifeDays) =>
        model == AttributionModel.TimeDecay ? ByAge(path, halfLifeDays) : ByMilestones(ModelShares.Of(model), path);

    private static Credits ByAge(TouchPath path, double halfLifeDays)
    {
        // From the youngest touch on, so that not all of a very old path fades to nothing.
        var youngest = path.Touches.Count == 0 ? 0 : AgeInDays(path.Touches[^1]);
        double[] weights = [.. path.Touches.Select(touch => Math.Pow(2, (youngest - AgeInDays(touch)) / halfLifeDays))];
        var sum = weights.Sum();
        return new Credits([.. weights.Select(weight => (long)Math.Round(weight / sum * Rounding))], Rounding);

        double AgeInDays(DateTimeOffset touch) => (path.ClosedAt - touch).TotalDays;
    }

    private static Credits ByMilestones(ModelShares shares, TouchPath path)
    {
        var (parts, count) = (new long[path.Touches.Count], path.Touches.Count);
        if (count == 0) return new Credits(parts, 1);

        var milestones = MilestonesOf(shares, path);
        var (meant, found) = (ModelShares.Whole - shares.Middle, milestones.Sum(milestone => milestone.Share));
        var middle = count - milestones.Select(milestone => milestone.Touch).Distinct().Count();
        if (found == 0) return new Credits([.. Enumerable.Repeat(1L, count)], count);

        // Every share over the common denominator whole × found × middle; without a middle the milestones have it all.
        if (middle > 0) Array.Fill(parts, (long)shares.Middle * found);
        foreach (var (touch, _) in milestones) parts[touch] = 0;
        foreach (var (touch, share) in milestones) parts[touch] += middle > 0 ? (long)share * meant * middle : share;
        return new Credits(parts, middle > 0 ? (long)ModelShares.Whole * found * middle : found);
    }

    /// <summary>The milestones that have a touch. What another one would get goes to them in proportion; with none left, to the first touch.</summary>
    private static List<(int Touch, int Share)> MilestonesOf(ModelShares shares, TouchPath path)
    {
        List<(int? Touch, int Share)> all =
        [
            (0, shares.First), (path.LatestUntil(path.LeadCreatedAt), shares.LeadCreated),
            (path.LatestUntil(path.DealCreatedAt), shares.DealCreated), (path.Touches.Count - 1, shares.Last),
        ];
        List<(int, int)> found = [.. all.Where(milestone => milestone is { Touch: not null, Share: > 0 }).Select(milestone => (milestone.Touch!.Value, milestone.Share))];
        return found.Count == 0 && shares.LeadCreated > 0 ? [(0, shares.LeadCreated)] : found;
    }
}
