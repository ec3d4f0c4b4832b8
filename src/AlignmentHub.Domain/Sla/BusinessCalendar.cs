namespace AlignmentHub.Domain.Sla;

/// <summary>
/// When people work, and what that makes of a span of time (sla-semantics.md). Half-open: open at the opening instant, closed at the
/// closing instant. Every answer costs about the same for an hour and for ten years.
/// </summary>
public sealed class BusinessCalendar
{
    /// <summary>After so long without active time a due instant is not looked for any further.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(400);

    // Local and UTC differ by less; a closure shortened by it at both ends is closed in every zone.
    private static readonly TimeSpan Margin = TimeSpan.FromDays(1);

    private readonly OpenTime open;
    private readonly List<Span> closures;

    /// <param name="week">A day without entry is closed.</param>
    /// <param name="holidays">Local dates, closed all day, also where an override names other hours.</param>
    /// <param name="overrides">Local dates whose hours replace those of the week.</param>
    public BusinessCalendar(
        TimeZoneInfo zone,
        IReadOnlyDictionary<DayOfWeek, IReadOnlyList<WorkInterval>> week,
        IEnumerable<DateOnly>? holidays = null,
        IReadOnlyDictionary<DateOnly, IReadOnlyList<WorkInterval>>? overrides = null)
    {
        var exceptions = (overrides ?? new Dictionary<DateOnly, IReadOnlyList<WorkInterval>>())
            .ToDictionary(o => (long)o.Key.DayNumber, o => new DayHours(o.Value));
        foreach (var holiday in holidays ?? []) exceptions[holiday.DayNumber] = new DayHours([]);

        var mondayFirst = Enumerable.Range(1, 7).Select(day => new DayHours(week.GetValueOrDefault((DayOfWeek)(day % 7)) ?? []));
        var hours = new LocalHours(mondayFirst, exceptions);
        open = new OpenTime(ZoneClock.Of(zone), hours);
        closures = [.. hours.ClosedLongerThan(LongestWait - Margin).Select(c => new Span(c.From + Margin.Ticks, c.To - Margin.Ticks))];
    }

    /// <summary>Whether people work at an instant; pauses are not the calendar's.</summary>
    public bool IsOpen(DateTimeOffset at) => open.IsOpen(at.UtcTicks);

    /// <summary>Whether nobody works all of this local day although its weekday is worked: a holiday. A Sunday that is always closed is none.</summary>
    public bool IsDayOff(DateTimeOffset at) => open.IsDayOff(at.UtcTicks);

    /// <summary>The instant itself while people work, else when they begin to; the instant where they never do.</summary>
    public DateTimeOffset NextOpen(DateTimeOffset at) => IsOpen(at) ? at : Due(at, TimeSpan.FromTicks(1))?.AddTicks(-1) ?? at;

    /// <summary>The active time, open and not paused, between two instants; none when the end is not after the start.</summary>
    public TimeSpan Elapsed(DateTimeOffset from, DateTimeOffset to, IReadOnlyCollection<Pause>? pauses = null)
    {
        if (to <= from) return TimeSpan.Zero;

        var span = new Span(from.UtcTicks, to.UtcTicks);
        return TimeSpan.FromTicks(span.Without(Span.Union(Spans(pauses))).Sum(s => open.Between(s.From, s.To)));
    }

    /// <summary>
    /// The earliest instant at which so much active time has passed since the start; a closing time stays on that closing time.
    /// Absent when <see cref="LongestWait"/> passes without active time.
    /// </summary>
    /// <param name="target">0 or more; 0 is due at the start itself, also outside hours.</param>
    public DateTimeOffset? Due(DateTimeOffset start, TimeSpan target, IReadOnlyCollection<Pause>? pauses = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(target, TimeSpan.Zero);
        if (target == TimeSpan.Zero) return start.ToUniversalTime();
        if (target.Ticks > DateTime.MaxValue.Ticks) return null;

        return Due(start.UtcTicks, target.Ticks, Span.Union(closures.Concat(Spans(pauses)))) is { } due ? new DateTimeOffset(due, TimeSpan.Zero) : null;
    }

    // Waits that are too long contain one of the stretches without active time; so only their neighbours need looking at.
    private long? Due(long start, long left, List<Span> inactive)
    {
        var lastActive = start;
        foreach (var span in new Span(start, DateTime.MaxValue.Ticks).Without(inactive))
        {
            if (open.After(span.From, 1, span.To) - 1 is not { } firstActive) continue;
            if (firstActive - lastActive > LongestWait.Ticks) return null;
            if (open.After(span.From, left, span.To) is { } due) return due;

            var active = open.Between(span.From, span.To);
            left -= active;
            lastActive = open.After(span.From, active, span.To) ?? span.To;
        }
        return null;
    }

    private static IEnumerable<Span> Spans(IReadOnlyCollection<Pause>? pauses) => (pauses ?? []).Select(p => new Span(p.From.UtcTicks, p.To.UtcTicks));
}
