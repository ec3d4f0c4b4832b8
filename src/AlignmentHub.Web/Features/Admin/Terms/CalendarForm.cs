using System.Globalization;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Admin.Terms;

/// <summary>A calendar while somebody edits it.</summary>
public sealed class CalendarForm
{
    private static readonly string[] Days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public string Key { get; set; } = "";

    public string Name { get; set; } = "";

    public string TimeZone { get; set; } = "UTC";

    public IReadOnlyList<DayForm> Week { get; private init; } = [.. Days.Select(day => new DayForm(day, day is "sat" or "sun" ? [] : [new()]))];

    public IList<ExceptionForm> Exceptions { get; private init; } = [];

    public IReadOnlyList<HolidayForm> Imported { get; private set; } = [];

    public static CalendarForm Of(CalendarSheet sheet)
    {
        var document = sheet.Calendar;
        return new()
        {
            Key = sheet.Key, Name = sheet.Name, TimeZone = document.TimeZone ?? "UTC",
            Week = [.. Days.Select(day => new DayForm(day, HoursForm.Of(document.Week?.GetValueOrDefault(day))))],
            Exceptions =
            [
                .. (document.Holidays ?? []).Select(date => new ExceptionForm { Date = date })
                    .Concat((document.Overrides ?? new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>?>()).Select(o => new ExceptionForm { Date = o.Key, Hours = HoursForm.Of(o.Value) }))
                    .OrderBy(exception => exception.Date, StringComparer.Ordinal),
            ],
            Imported = [.. (document.Imported ?? []).Select(day => new HolidayForm { Date = day.Date ?? "", Name = day.Name ?? "", IsOn = !day.Off })],
        };
    }

    /// <summary>Puts the days of a file beside those that are there; a day that is known stays as it is.</summary>
    public void Import(IEnumerable<HolidayForm> days)
    {
        var known = Imported.Select(day => (day.Date, day.Name)).ToHashSet();
        Imported = [.. Imported.Concat(days.Where(day => known.Add((day.Date, day.Name)))).OrderBy(day => day.Date, StringComparer.Ordinal)];
    }

    public static HolidayForm Preview(Holiday day) => new() { Date = day.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Name = day.Name };

    public CalendarDocument ToDocument() => new()
    {
        TimeZone = TimeZone.Trim(),
        Week = Week.Where(day => day.Hours.Count > 0).ToDictionary(day => day.Day, day => Pairs(day.Hours)),
        Holidays = [.. Exceptions.Where(exception => exception.Hours.Count == 0).Select(exception => exception.Date.Trim())],
        // Two lines for a date are its hours together, or refused where they overlap.
        Overrides = Exceptions.Where(exception => exception.Hours.Count > 0).GroupBy(exception => exception.Date.Trim()).ToDictionary(date => date.Key, date => Pairs(date.SelectMany(e => e.Hours))),
        Imported = Imported.Count == 0 ? null : [.. Imported.Select(day => new ImportedHoliday(day.Date, day.Name, !day.IsOn))],
    };

    private static IReadOnlyList<IReadOnlyList<string>>? Pairs(IEnumerable<HoursForm> hours) => [.. hours.Select(h => h.Pair)];
}
