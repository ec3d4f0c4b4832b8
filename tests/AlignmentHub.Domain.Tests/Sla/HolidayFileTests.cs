using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Domain.Tests.Sla;

public sealed class HolidayFileTests
{
    [Fact]
    public void Whole_days_are_taken_with_their_names_and_the_rest_is_counted()
    {
        var read = HolidayFile.Read("""
            BEGIN:VCALENDAR
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20261225
            DTEND;VALUE=DATE:20261227
            SUMMARY:Christmas\, both
              days
            BEGIN:VALARM
            SUMMARY:Buy presents
            END:VALARM
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20260501
            SUMMARY:Labour Day
            END:VEVENT
            BEGIN:VEVENT
            DTSTART:20260502T090000Z
            SUMMARY:A meeting
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20260503
            STATUS:CANCELLED
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20260504
            RRULE:FREQ=YEARLY
            END:VEVENT
            END:VCALENDAR
            """).Value!;

        Assert.Equal(["2026-05-01 Labour Day", "2026-12-25 Christmas, both days", "2026-12-26 Christmas, both days"], read.Days.Select(day => $"{day.Date:yyyy-MM-dd} {day.Name}"));
        Assert.Equal(3, read.LeftOut);
    }

    [Theory]
    [InlineData("")]
    [InlineData("date,name\n2026-05-01,Labour Day")]
    public void What_is_no_calendar_is_refused(string text) => Assert.NotNull(HolidayFile.Read(text).Refusal);

    [Fact]
    public void A_day_that_is_switched_off_is_worked_on()
    {
        var document = CalendarDocument.FromJson("""
            { "timeZone": "UTC", "week": { "fri": [["09:00", "17:00"]] },
              "imported": [ { "date": "2026-05-01", "name": "Labour Day" }, { "date": "2026-12-25", "name": "Christmas", "off": true } ] }
            """);

        var calendar = document.Read(forSaving: true).Value!;

        Assert.False(calendar.IsOpen(new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero)));
        Assert.True(calendar.IsOpen(new(2026, 12, 25, 10, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void A_date_that_a_file_closes_cannot_have_other_hours_too()
    {
        var document = CalendarDocument.FromJson("""
            { "timeZone": "UTC", "week": { "fri": [["09:00", "17:00"]] }, "overrides": { "2026-05-01": [["09:00", "12:00"]] }, "imported": [ { "date": "2026-05-01" } ] }
            """);

        Assert.Equal(["overrides.2026-05-01"], document.Validate(forSaving: true).Keys);
        Assert.Empty(document.Validate(forSaving: false));
    }
}
