namespace AlignmentHub.Domain.Sla;

/// <summary>The working hours of one local day, in ticks since its midnight.</summary>
internal sealed class DayHours
{
    private readonly (long From, long To)[] intervals;

    public DayHours(IEnumerable<WorkInterval> hours)
    {
        intervals = [.. hours.Select(h => (h.From.Ticks, h.To.Ticks)).Order()];
        var end = 0L;
        foreach (var (from, to) in intervals)
        {
            if (from < end || from >= to || to > TimeSpan.TicksPerDay) throw new ArgumentException("Hours overlap or end before they begin.", nameof(hours));
            end = to;
        }
        Open = intervals.Sum(i => i.To - i.From);
    }

    public long Open { get; }

    public bool IsOpen(long time) => intervals.Any(i => i.From <= time && time < i.To);

    /// <summary>When the hours end in which a time of day lies.</summary>
    public long OpenUntil(long time) => intervals.First(i => i.From <= time && time < i.To).To;

    /// <summary>The open time of the day before a time of day.</summary>
    public long OpenBefore(long time)
    {
        var open = 0L;
        foreach (var (from, to) in intervals) open += Math.Clamp(time - from, 0, to - from);
        return open;
    }

    /// <summary>The earliest time of day before which so much is open; above 0 and at most <see cref="Open"/>.</summary>
    public long After(long open)
    {
        foreach (var (from, to) in intervals)
        {
            if (open <= to - from) return from + open;
            open -= to - from;
        }
        throw new ArgumentOutOfRangeException(nameof(open), "The day is not open that long.");
    }
}
