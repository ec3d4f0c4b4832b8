namespace AlignmentHub.Domain.Sla;

/// <summary>
/// Working hours on the real time line, in UTC ticks. The wall clock decides: hours over a skipped hour are shorter in real time, over a
/// repeated one longer, and no case is special. Between two changes of the clock, real time is local time less a constant.
/// </summary>
internal sealed class OpenTime(ZoneClock clock, LocalHours hours) : IOpenTime
{
    public bool IsOpen(long utc) => hours.IsOpen(utc + clock.OffsetAt(utc));

    public bool IsDayOff(long utc) => hours.IsDayOff(utc + clock.OffsetAt(utc));

    public long OpenUntil(long utc)
    {
        var offset = clock.OffsetAt(utc);
        var until = hours.OpenUntil(utc + offset) - offset;
        return clock.Next(utc, until) is { } change ? change.At : until;
    }

    public long Between(long from, long to)
    {
        var open = OpenBefore(to) - OpenBefore(from);
        while (clock.Next(from, to + 1) is { } change)
        {
            open += Repeated(change);
            from = change.At;
        }
        return open;
    }

    public long? After(long from, long open, long limit)
    {
        var offset = clock.OffsetAt(from);
        var level = hours.OpenBefore(from + offset) + open;
        var reached = hours.After(level);
        while (clock.Next(from, Math.Min(reached - offset ?? limit, limit)) is { } change)
        {
            var repeated = Repeated(change);
            level -= repeated;
            if (repeated != 0) reached = hours.After(level);
            (from, offset) = (change.At, change.After);
        }
        return reached - offset <= limit ? reached - offset : null;
    }

    // A clock put back lives some local time twice; put forward, it steps over some that never was, which counts against.
    private long Repeated(ClockChange change) => hours.OpenBefore(change.At + change.Before) - hours.OpenBefore(change.At + change.After);

    private long OpenBefore(long utc) => hours.OpenBefore(utc + clock.OffsetAt(utc));
}
