using AlignmentHub.Domain.Sla;
using AlignmentHub.Domain.Tests.Support;

namespace AlignmentHub.Domain.Tests.Sla;

public sealed class BusinessCalendarPropertyTests
{
    [Fact]
    public void Looking_at_every_minute_gives_the_same_answers() => Always.Holds(CalendarCases.InWholeMinutes(days: 6), c =>
    {
        var slow = new MinuteByMinute(c.Document);
        var due = c.Calendar.Due(c.Start, c.Some, c.Pauses);
        var limit = c.Start.AddDays(12);
        return c.Calendar.IsOpen(c.Start) == slow.IsOpen(c.Start)
            && c.Calendar.Elapsed(c.Start, c.End, c.Pauses) == slow.Elapsed(c.Start, c.End, c.Pauses)
            && (due <= limit ? due : null) == slow.Due(c.Start, c.Some, limit, c.Pauses);
    });

    [Fact]
    public void Time_adds_up_wherever_it_is_cut() => Always.Holds(CalendarCases.OverDays(4000), c =>
        c.Calendar.Elapsed(c.Start, c.Middle, c.Pauses) + c.Calendar.Elapsed(c.Middle, c.End, c.Pauses) == c.Calendar.Elapsed(c.Start, c.End, c.Pauses));

    [Fact]
    public void The_due_instant_is_the_earliest_with_so_much_time() => Always.Holds(CalendarCases.OverDays(1000), c =>
        c.Calendar.Due(c.Start, c.Some, c.Pauses) is not { } due
        || (c.Calendar.Elapsed(c.Start, due, c.Pauses) == c.Some
            && (c.Some == TimeSpan.Zero || c.Calendar.Elapsed(c.Start, due.AddTicks(-1), c.Pauses) < c.Some)));

    [Fact]
    public void Time_that_passed_was_due_by_now() => Always.Holds(CalendarCases.OverDays(300), c =>
        c.Calendar.Due(c.Start, c.Calendar.Elapsed(c.Start, c.End, c.Pauses), c.Pauses) <= c.End);

    [Fact]
    public void Two_targets_in_a_row_are_one() => Always.Holds(CalendarCases.OverDays(1000), c =>
        (c.Calendar.Due(c.Start, c.Some, c.Pauses) is { } first ? c.Calendar.Due(first, c.More, c.Pauses) : null)
            == c.Calendar.Due(c.Start, c.Some + c.More, c.Pauses));

    [Fact]
    public void Pauses_count_once_however_they_are_cut_and_ordered() => Always.Holds(CalendarCases.OverDays(20), c =>
    {
        Pause[] cut = [.. c.Pauses.Reverse().SelectMany(Halves), .. c.Pauses.Take(1), new(c.Middle, c.Middle), new(c.End, c.Start)];
        return c.Calendar.Elapsed(c.Start, c.End, cut) == c.Calendar.Elapsed(c.Start, c.End, c.Pauses)
            && c.Calendar.Due(c.Start, c.Some, cut) == c.Calendar.Due(c.Start, c.Some, c.Pauses);
    });

    [Fact]
    public void A_second_is_counted_exactly_when_its_beginning_is_open() => Always.Holds(CalendarCases.OverDays(10), c =>
        c.Calendar.Elapsed(c.Start, c.Start.AddSeconds(1)) == TimeSpan.FromSeconds(c.Calendar.IsOpen(c.Start) ? 1 : 0));

    private static IEnumerable<Pause> Halves(Pause pause)
    {
        if (pause.To <= pause.From) return [pause];

        var middle = pause.From + ((pause.To - pause.From) / 3);
        return [new(pause.From, middle), new(middle, pause.To)];
    }
}
