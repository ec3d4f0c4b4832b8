using System.Globalization;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Domain.Tests.Sla;

/// <summary>A clock of 4 business hours, started on a Friday at 15:00 with working hours from 9 to 17 UTC, so due on Monday at 11:00.</summary>
internal static class GivenClock
{
    private static readonly DateTimeOffset Friday = new(2026, 3, 6, 0, 0, 0, TimeSpan.Zero);

    public static BusinessCalendar Calendar { get; } = new CalendarDocument
    {
        TimeZone = "UTC",
        Week = new[] { "mon", "tue", "wed", "thu", "fri" }.ToDictionary(day => day, _ => (IReadOnlyList<IReadOnlyList<string>>?)[["09:00", "17:00"]]),
    }.Read().Value!;

    public static SlaClock Running(ClockKind kind = ClockKind.Decision, int minutes = 240) => SlaClock.Start(
        kind, Guid.NewGuid(), new ClockOwner(Guid.NewGuid(), null), new ClockTerms(Guid.NewGuid(), Guid.NewGuid(), minutes), Calendar, At("Fri 15:00"));

    /// <param name="day">Such as "Mon 11:00"; on the Friday of the start or in the week after it.</param>
    public static DateTimeOffset At(string day)
    {
        var days = Enumerable.Range(0, 7).First(d => Friday.AddDays(d).ToString("ddd", CultureInfo.InvariantCulture) == day[..3]);
        return Friday.AddDays(days) + TimeSpan.ParseExact(day[4..], @"hh\:mm", CultureInfo.InvariantCulture);
    }
}
