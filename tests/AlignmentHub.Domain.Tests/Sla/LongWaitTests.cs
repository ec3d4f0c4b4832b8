using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Domain.Tests.Sla;

/// <summary>A due instant is looked for until 400 days pass without active time, whatever the reasons that nothing is active.</summary>
public sealed class LongWaitTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly IReadOnlyList<IReadOnlyList<string>> AllDay = [["00:00", "24:00"]];

    [Fact]
    public void A_calendar_that_never_opens_has_no_due_instant_except_for_nothing()
    {
        Assert.Null(Calendar(week: false).Due(Start, TimeSpan.FromMinutes(1)));
        Assert.Equal(Start, Calendar(week: false).Due(Start, TimeSpan.Zero));
    }

    [Theory]
    [InlineData(300, true, "the only working day is near enough")]
    [InlineData(400, true, "exactly 400 days are still waited for")]
    [InlineData(401, false, "the only working day is too far away")]
    public void One_special_opening_is_waited_for_up_to_400_days(int days, bool isDue, string because)
    {
        var due = Calendar(week: false, open: [days]).Due(Start, TimeSpan.FromHours(1));

        Assert.True(due == (isDue ? Start.AddDays(days).AddHours(1) : null), because);
    }

    [Theory]
    [InlineData(10, 410, true, "400 days lie between end of the first and start of the second")]
    [InlineData(10, 412, false, "more than 400 days lie between them")]
    public void The_wait_is_measured_from_the_last_active_time(int first, int second, bool isDue, string because)
    {
        var due = Calendar(week: false, open: [first, second]).Due(Start, TimeSpan.FromHours(30));

        Assert.True(due == (isDue ? Start.AddDays(second).AddHours(6) : null), because);
    }

    [Theory]
    [InlineData(399, 24, true, "closed for 399 days after a day of work")]
    [InlineData(401, 24, true, "due at the end of the day before the closure")]
    [InlineData(400, 25, true, "exactly 400 days are still waited for")]
    [InlineData(401, 25, false, "closed for 401 days")]
    public void Holidays_without_end_are_a_wait_like_any_other(int days, int hours, bool isDue, string because)
    {
        var due = Calendar(week: true, closed: Enumerable.Range(1, days)).Due(Start, TimeSpan.FromHours(hours));

        var expected = hours <= 24 ? Start.AddHours(hours) : Start.AddHours(hours).AddDays(days);
        Assert.True(due == (isDue ? expected : null), because);
    }

    [Theory]
    [InlineData(400, true, "a pause of 400 days")]
    [InlineData(401, false, "a pause of 401 days")]
    public void A_pause_is_a_wait_too(int days, bool isDue, string because)
    {
        Pause[] pauses = [new(Start.AddHours(1), Start.AddHours(1).AddDays(days))];

        var due = Calendar(week: true).Due(Start, TimeSpan.FromHours(2), pauses);

        Assert.True(due == (isDue ? Start.AddHours(2).AddDays(days) : null), because);
    }

    [Theory]
    [InlineData(200, true, "200 days of pause before 200 of holidays")]
    [InlineData(201, false, "201 days of pause before 200 of holidays")]
    public void A_pause_and_a_closure_add_up_to_one_wait(int days, bool isDue, string because)
    {
        Pause[] pauses = [new(Start, Start.AddDays(days))];

        var due = Calendar(week: true, closed: Enumerable.Range(days, 200)).Due(Start, TimeSpan.FromHours(2), pauses);

        Assert.True(due == (isDue ? Start.AddDays(400).AddHours(2) : null), because);
    }

    [Fact]
    public void Waits_of_less_than_400_days_may_follow_each_other_for_ever()
    {
        var everyYear = Enumerable.Range(1, 20).Select(year => year * 365).ToArray();

        var due = Calendar(week: false, open: everyYear).Due(Start, TimeSpan.FromDays(20));

        Assert.Equal(Start.AddDays((20 * 365) + 1), due);
    }

    [Fact]
    public void Time_that_would_only_be_due_after_the_year_9999_is_never_due()
    {
        var calendar = CalendarDocument.FromJson("""{ "timeZone": "UTC", "week": { "mon": [["09:00", "09:01"]] } }""");

        Assert.Null(calendar.Read().Value!.Due(Start, TimeSpan.FromMinutes(5_256_000)));
        Assert.Null(calendar.Read().Value!.Due(DateTimeOffset.MaxValue, TimeSpan.FromTicks(1)));
    }

    private static BusinessCalendar Calendar(bool week, IEnumerable<int>? open = null, IEnumerable<int>? closed = null) => new CalendarDocument
    {
        TimeZone = "UTC",
        Week = new[] { "mon", "tue", "wed", "thu", "fri", "sat", "sun" }.ToDictionary(day => day, _ => week ? AllDay : null),
        Holidays = [.. (closed ?? []).Select(Date)],
        Overrides = (open ?? []).ToDictionary(Date, _ => (IReadOnlyList<IReadOnlyList<string>>?)AllDay),
    }.Read().Value!;

    private static string Date(int day) => $"{Start.AddDays(day):yyyy-MM-dd}";
}
