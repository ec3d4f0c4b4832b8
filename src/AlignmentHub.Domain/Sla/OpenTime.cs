namespace AlignmentHub.Domain.Sla;

/// <summary>
/// Working hours on the real time line, in UTC ticks. The wall clock decides: hours over a skipped hour are shorter in real time, over a
/// repeated one longer, and no case is special. Between two changes of the clock, real time is local time less a constant.
/// </summary>
internal sealed class OpenTime(ZoneClock clock, LocalHours hours)
{
    public bool IsOpen(long utc) => hours.IsOpen(utc + clock.OffsetAt(utc));

    public long Between(long from, long to)
    {
        var open = OpenBefore(to) - OpenBefore(from);
        // A clock put forward steps over local time that never was; put back, it lives some twice.
        foreach (var change in clock.Between(from, to + 1)) open += hours.OpenBefore(change.At + change.Before) - hours.OpenBefore(change.At + change.After);
        return open;
    }

    /// <summary>The earliest instant up to a limit with so much open time, above 0, since another; absent when there is none.</summary>
    public long? After(long from, long open, long limit)
    {
        while (true)
        {
            var offset = clock.OffsetAt(from);
            var before = hours.OpenBefore(from + offset);
            var reached = hours.After(before + open) - offset;
            if (clock.Between(from, Math.Min(reached ?? limit, limit)).FirstOrDefault() is not { } change)
            {
                return reached <= limit ? reached : null;
            }
            open -= hours.OpenBefore(change.At + offset) - before;
            from = change.At;
        }
    }

    private long OpenBefore(long utc) => hours.OpenBefore(utc + clock.OffsetAt(utc));
}
