using AlignmentHub.Domain.Sla;
using AlignmentHub.Domain.Tests.Support;
using FsCheck.Fluent;

namespace AlignmentHub.Domain.Tests.Sla;

/// <summary>A promise that runs while team and rep work, each by the clock of their own zone.</summary>
public sealed class CommonHoursTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Looking_at_every_minute_of_both_gives_the_same_answers() => Always.Holds(CalendarCases.InWholeMinutes(days: 6).Two(), two =>
    {
        var (c, slow) = (two.Item1, new MinuteByMinute(two.Item1.Document, two.Item2.Document));
        var common = Common(two);
        var due = common.Due(c.Start, c.Some, c.Pauses);
        var limit = c.Start.AddDays(12);
        return common.IsOpen(c.Start) == slow.IsOpen(c.Start)
            && common.Elapsed(c.Start, c.End, c.Pauses) == slow.Elapsed(c.Start, c.End, c.Pauses)
            && (due <= limit ? due : null) == slow.Due(c.Start, c.Some, limit, c.Pauses);
    });

    [Fact]
    public void It_makes_no_difference_whose_hours_are_named_first() => Always.Holds(CalendarCases.OverDays(300).Two(), two =>
    {
        var (c, one, other) = (two.Item1, Common(two), Common((two.Item2, two.Item1)));
        return one.Elapsed(c.Start, c.End, c.Pauses) == other.Elapsed(c.Start, c.End, c.Pauses) && one.Due(c.Start, c.Some, c.Pauses) == other.Due(c.Start, c.Some, c.Pauses);
    });

    [Fact]
    public void Time_adds_up_and_is_due_when_it_has_passed() => Always.Holds(CalendarCases.OverDays(300).Two(), two =>
    {
        var (c, common) = (two.Item1, Common(two));
        return common.Elapsed(c.Start, c.Middle, c.Pauses) + common.Elapsed(c.Middle, c.End, c.Pauses) == common.Elapsed(c.Start, c.End, c.Pauses)
            && (common.Due(c.Start, c.Some, c.Pauses) is not { } due || common.Elapsed(c.Start, due, c.Pauses) == c.Some);
    });

    [Theory]
    [InlineData("mon", "mon", true, "both work on Mondays")]
    [InlineData("mon", "tue", false, "one works on Mondays, the other on Tuesdays")]
    public void Who_never_works_at_the_same_time_has_no_due_instant(string one, string other, bool isDue, string because)
    {
        var due = BusinessCalendar.Common(On(one), On(other)).Due(Monday, TimeSpan.FromHours(2));

        Assert.True(due == (isDue ? Monday.AddHours(2) : null), because);
    }

    private static BusinessCalendar Common((CalendarCase Item1, CalendarCase Item2) two) => BusinessCalendar.Common(two.Item1.Calendar, two.Item2.Calendar);

    private static BusinessCalendar On(string day) =>
        new CalendarDocument { TimeZone = "UTC", Week = new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>?> { [day] = [["09:00", "17:00"]] } }.Read().Value!;
}
