using System.Globalization;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Demo.Company;

/// <summary>When a team works.</summary>
internal sealed record DemoHours(WorkCalendar Calendar, CalendarVersion Version, BusinessCalendar Business, TimeZoneInfo Zone)
{
    private static readonly string[] Workdays = ["mon", "tue", "wed", "thu", "fri"];

    public static DemoHours Europe(DemoSpan span) => Make(span, "europe", "Europe office hours", "Europe/Berlin", false,
        year => [new(year, 1, 1), new(year, 5, 1), new(year, 12, 25), new(year, 12, 26)]);

    public static DemoHours Americas(DemoSpan span) => Make(span, "americas", "Americas office hours", "America/New_York", false,
        year => [new(year, 1, 1), new(year, 7, 4), FourthThursday(year, 11), new(year, 12, 25)]);

    /// <summary>For what no team has yet.</summary>
    public static DemoHours Office(DemoSpan span, string zone) => Make(span, "default", "Office hours", zone, true, _ => []);

    public DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).DateTime;

    /// <summary>The working instant after so many business minutes.</summary>
    public DateTimeOffset After(DateTimeOffset start, double minutes) => Business.Due(start, TimeSpan.FromSeconds(Math.Round(minutes * 60)))
        ?? throw new InvalidOperationException($"{Calendar.Key} has no working time.");

    /// <summary>The latest minute from which so many business minutes lead to an instant.</summary>
    public DateTimeOffset Before(DateTimeOffset end, double minutes)
    {
        var (early, late) = (0L, 60L * 24 * 60);
        while (early < late)
        {
            var middle = (early + late) / 2;
            if (Business.Elapsed(end.AddMinutes(-middle), end).TotalMinutes >= minutes) late = middle;
            else early = middle + 1;
        }
        return end.AddMinutes(-early);
    }

    private static DemoHours Make(DemoSpan span, string key, string name, string zone, bool isDefault, Func<int, DateOnly[]> holidays)
    {
        var document = new CalendarDocument
        {
            TimeZone = zone,
            Week = Workdays.ToDictionary(day => day, _ => (IReadOnlyList<IReadOnlyList<string>>?)[["09:00", "17:00"]]),
            Holidays = [.. span.Years.SelectMany(holidays).Select(day => day.ToString("O", CultureInfo.InvariantCulture))],
        };
        var business = document.Read(forSaving: true) is { Value: { } read } ? read : throw new InvalidOperationException($"The hours of {key} have mistakes.");
        var calendar = WorkCalendar.Create(key, name, isDefault, span.SetUp);
        return new DemoHours(calendar, calendar.Change(name, 1, document.ToJson(), null, span.SetUp), business, TimeZoneInfo.FindSystemTimeZoneById(zone));
    }

    private static DateOnly FourthThursday(int year, int month) =>
        Enumerable.Range(1, 31).Select(day => new DateOnly(year, month, Math.Min(day, 30))).Where(day => day.DayOfWeek == DayOfWeek.Thursday).ElementAt(3);
}
