using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Sla;

/// <summary>
/// How much business time a promise has left, in a form that a browser can count down by itself: it goes on only while people work.
/// </summary>
/// <param name="Seconds">Below zero by how much it is late.</param>
/// <param name="Target">Business seconds in all.</param>
/// <param name="IsOpen">Whether people work at the instant of the reading.</param>
/// <param name="Turns">Seconds until people stop working, then until they start again, and so on.</param>
public sealed record TimeLeft(long Seconds, long Target, bool IsOpen, IReadOnlyList<long> Turns)
{
    public SlaReadingState State => Seconds switch
    {
        < 0 => SlaReadingState.Overdue,
        var left when left <= Target * (1 - SlaReading.AtRiskShare) => SlaReadingState.AtRisk,
        _ => SlaReadingState.OnTime,
    };

    /// <param name="pauses">Time that does not count; the last one may be lasting.</param>
    public static TimeLeft Of(
        DateTimeOffset startedAt, int targetMinutes, BusinessCalendar calendar, WorkingTurns turns, DateTimeOffset now, IReadOnlyCollection<Pause>? pauses = null)
    {
        var target = TimeSpan.FromMinutes(targetMinutes);
        var left = target - calendar.Elapsed(startedAt, now, pauses);
        return new TimeLeft((long)Math.Floor(left.TotalSeconds), (long)target.TotalSeconds, turns.IsOpen, turns.Seconds);
    }
}

/// <summary>When people stop and start to work from an instant on; the same for every promise of a calendar.</summary>
public sealed record WorkingTurns(bool IsOpen, IReadOnlyList<long> Seconds)
{
    /// <summary>Nobody works on it: of a promise that is paused.</summary>
    public static readonly WorkingTurns None = new(IsOpen: false, []);

    // A page that is left open over a long weekend still counts right; it loads again long before this ends.
    private const int Most = 12;
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(8);

    public static WorkingTurns Of(BusinessCalendar calendar, DateTimeOffset now)
    {
        var (at, isOpen, turns) = (now, calendar.IsOpen(now), new List<long>());
        while (turns.Count < Most && (turns.Count % 2 == 0 == isOpen ? Closing(calendar, at) : Opening(calendar, at)) is { } turn)
        {
            turns.Add((long)Math.Round((turn - at).TotalSeconds));
            at = at.AddSeconds(turns[^1]);
        }
        return new WorkingTurns(isOpen, turns);
    }

    private static DateTimeOffset? Opening(BusinessCalendar calendar, DateTimeOffset closed) =>
        calendar.Due(closed, TimeSpan.FromTicks(1)) is { } opened && opened - closed < Horizon ? opened : null;

    // Work is without a break up to the closing: halving finds it to the second.
    private static DateTimeOffset? Closing(BusinessCalendar calendar, DateTimeOffset open)
    {
        if (IsWithoutBreak(Horizon)) return null;

        var (with, without) = (TimeSpan.Zero, Horizon);
        while (without - with > TimeSpan.FromMilliseconds(100))
        {
            var middle = (with + without) / 2;
            if (IsWithoutBreak(middle)) with = middle;
            else without = middle;
        }
        return open + without;

        bool IsWithoutBreak(TimeSpan span) => calendar.Elapsed(open, open + span) == span;
    }
}
