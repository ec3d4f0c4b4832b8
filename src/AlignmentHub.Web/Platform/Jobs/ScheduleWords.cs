using System.Globalization;
using Microsoft.Extensions.Localization;

namespace AlignmentHub.Web.Platform.Jobs;

/// <summary>Says in words when a job runs. A cron line of a shape that has none is shown as it is.</summary>
public sealed class ScheduleWords(IStringLocalizer<JobTexts> texts)
{
    private const int MorningBegins = 6;

    /// <param name="cron">Second, minute, hour, day of the month, month and day of the week, in UTC; absent for a job that runs when it is asked for.</param>
    public string Of(string? cron) => cron?.Split(' ') switch
    {
        null => texts["WhenAsked"],
        ["0", "*", "*", "*", "*", "?"] => texts["EveryMinute"],
        [var seconds, "*", "*", "*", "*", "?"] when Numbers(seconds) is [_, ..] times => texts["EveryMinuteAt", string.Join(", ", times)],
        ["0", var minute, "*", "*", "*", "?"] when Numbers(minute) is [var past] => texts["EveryHourAt", past],
        ["0", var minute, var hour, "*", "*", "?"] when Time(hour, minute) is { } time => texts[time.Hour < MorningBegins ? "EveryNightAt" : "EveryDayAt", time],
        ["0", var minute, var hour, "?", "*", var day] when Time(hour, minute) is { } time && Weekday(day) is { } name => texts["EveryWeekAt", name, time],
        ["0", var minute, var hour, var day, "*", "?"] when Time(hour, minute) is { } time && Numbers(day) is [var date] => texts["EveryMonthAt", date, time],
        _ => cron,
    };

    private static int[] Numbers(string field)
    {
        var parts = field.Split(',');
        return parts.All(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)) ? [.. parts.Select(part => int.Parse(part, CultureInfo.InvariantCulture))] : [];
    }

    private static TimeOnly? Time(string hour, string minute) => (Numbers(hour), Numbers(minute)) is ([var h], [var m]) ? new TimeOnly(h, m) : null;

    private static string? Weekday(string day) => day switch
    {
        [_, _, _] => Enum.GetValues<DayOfWeek>().Where(one => $"{one}".StartsWith(day, StringComparison.OrdinalIgnoreCase))
            .Select(CultureInfo.CurrentCulture.DateTimeFormat.GetDayName).FirstOrDefault(),
        _ => null,
    };
}
