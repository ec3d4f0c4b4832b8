namespace AlignmentHub.Domain.Sla;

/// <summary>
/// When people work, and what that makes of a span of time (sla-semantics.md). Half-open: open at the opening instant, closed at the
/// closing instant. Every answer costs about the same for an hour and for ten years.
/// </summary>
public sealed class BusinessCalendar
{
    /// <summary>After so long without active time a due instant is not looked for any further.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(400);

    private readonly IOpenTime open;

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
        open = new OpenTime(ZoneClock.Of(zone), new LocalHours(mondayFirst, exceptions));
    }

    private BusinessCalendar(IOpenTime open) => this.open = open;

    /// <summary>The time in which the people of two calendars work; each may have a zone of its own.</summary>
    public static BusinessCalendar Common(BusinessCalendar first, BusinessCalendar second) => new(new CommonTime(first.open, second.open));

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

        return Due(start.UtcTicks, target.Ticks, Span.Union(Spans(pauses))) is { } due ? new DateTimeOffset(due, TimeSpan.Zero) : null;
    }

    // No piece is longer than the longest wait, so a wait that is too long lies between pieces and never within one.
    private long? Due(long start, long left, List<Span> paused)
    {
        var lastActive = start;
        foreach (var piece in new Span(start, DateTime.MaxValue.Ticks).Without(paused).SelectMany(span => span.Pieces(LongestWait.Ticks)))
        {
            if (piece.From - lastActive > LongestWait.Ticks) return null;
            if (open.After(piece.From, 1, piece.To) - 1 is not { } firstActive) continue;
            if (firstActive - lastActive > LongestWait.Ticks) return null;
            if (open.After(piece.From, left, piece.To) is { } due) return due;

            var active = open.Between(piece.From, piece.To);
            left -= active;
            lastActive = open.After(piece.From, active, piece.To) ?? piece.To;
        }
        return null;
    }

    private static IEnumerable<Span> Spans(IReadOnlyCollection<Pause>? pauses) => (pauses ?? []).Select(p => new Span(p.From.UtcTicks, p.To.UtcTicks));
}
