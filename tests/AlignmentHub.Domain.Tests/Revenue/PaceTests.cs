using AlignmentHub.Domain.Revenue;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Domain.Tests.Revenue;

public sealed class PaceTests
{
    // Monday 2026-03-02 to Sunday 2026-03-15: ten working days.
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly IReadOnlyList<DateTimeOffset> Fortnight = [.. Enumerable.Range(0, 15).Select(n => Monday.AddDays(n))];

    private static readonly BusinessCalendar Office = CalendarDocument.FromJson("""
        { "timeZone": "UTC", "week": { "mon": [["09:00", "17:00"]], "tue": [["09:00", "17:00"]], "wed": [["09:00", "17:00"]], "thu": [["09:00", "17:00"]], "fri": [["09:00", "17:00"]] } }
        """).Read().Value!;

    [Theory]
    [InlineData(-1, 0, "not begun")]
    [InlineData(13, 0.5, "noon of the first day: half of its hours")]
    [InlineData(24 * 4, 4, "four days")]
    [InlineData(24 * 6, 5, "a weekend brings nothing nearer")]
    [InlineData(24 * 20, 10, "over")]
    public void Only_working_days_count(int hours, double done, string because) =>
        Assert.Equal((done, 10, because), (Pace.Of(Fortnight, Office, Monday.AddHours(hours)) is var pace ? pace.DaysDone : 0, pace.DaysInAll, because));

    [Fact]
    public void A_target_is_expected_by_the_share_of_working_days() => Assert.Equal(400, Pace.Of(Fortnight, Office, Monday.AddDays(4)).Expected(1000));

    [Fact]
    public void The_forecast_goes_on_at_the_present_pace_between_the_slowest_and_the_fastest() =>
        Assert.Equal(new Forecast(460, 1000, 1600), new Pace(4, 10).Forecast(400, [10, 200, 90]));

    [Fact]
    public void Before_the_first_day_is_over_the_months_before_speak() =>
        Assert.Equal(new Forecast(95, 475, 950), new Pace(0.5, 10).Forecast(0, [10, 100, 50]));

    [Fact]
    public void Without_any_pace_there_is_no_forecast() => Assert.Null(new Pace(0, 10).Forecast(0, []));
}
