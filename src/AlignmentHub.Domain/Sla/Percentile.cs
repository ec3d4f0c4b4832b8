namespace AlignmentHub.Domain.Sla;

/// <summary>Percentiles, linear between neighbours, as <c>percentile_cont</c> has them.</summary>
public static class Percentile
{
    /// <param name="sorted">In ascending order.</param>
    /// <param name="share">0 to 1.</param>
    /// <returns>Absent without values.</returns>
    public static TimeSpan? Of(IReadOnlyList<TimeSpan> sorted, double share)
    {
        if (sorted.Count == 0) return null;

        var place = share * (sorted.Count - 1);
        var (below, above) = (sorted[(int)Math.Floor(place)], sorted[(int)Math.Ceiling(place)]);
        return below + (above - below) * (place - Math.Floor(place));
    }
}
