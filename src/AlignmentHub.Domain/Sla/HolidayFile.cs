using System.Globalization;

namespace AlignmentHub.Domain.Sla;

/// <summary>A free day of a calendar file.</summary>
public sealed record Holiday(DateOnly Date, string Name);

/// <summary>
/// The free days of an iCalendar file (RFC 5545). Only whole days are free days: meetings, cancelled entries and rules that repeat are
/// counted and left out.
/// </summary>
/// <param name="LeftOut">How many entries are no free days.</param>
public sealed record HolidayFile(IReadOnlyList<Holiday> Days, int LeftOut)
{
    private const int MostDays = 5000;
    private const int LongestEvent = 366;

    public static Outcome<HolidayFile> Read(string text)
    {
        if (!text.TrimStart('\uFEFF', ' ', '\r', '\n').StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
            return new Refusal("This is no calendar file. Choose one that ends in .ics.");

        var (days, leftOut) = (new List<Holiday>(), 0);
        foreach (var entry in Events(text))
        {
            if (DaysOf(entry) is { } found) days.AddRange(found);
            else leftOut++;
        }
        if (days.Count > MostDays) return new Refusal($"This file has {days.Count} days. Take one with at most {MostDays}.");

        return new HolidayFile([.. days.Distinct().OrderBy(day => day.Date).ThenBy(day => day.Name, StringComparer.Ordinal)], leftOut);
    }

    private static IEnumerable<Holiday>? DaysOf(Dictionary<string, string> entry)
    {
        var isCancelled = entry.GetValueOrDefault("STATUS") is { } status && status.Equals("CANCELLED", StringComparison.OrdinalIgnoreCase);
        if (isCancelled || entry.ContainsKey("RRULE") || Date(entry.GetValueOrDefault("DTSTART")) is not { } first) return null;

        var after = Date(entry.GetValueOrDefault("DTEND")) ?? first.AddDays(Length(entry.GetValueOrDefault("DURATION")));
        var count = Math.Clamp(after.DayNumber - first.DayNumber, 1, LongestEvent);
        var name = Plain(entry.GetValueOrDefault("SUMMARY") ?? "");
        return Enumerable.Range(0, count).Select(day => new Holiday(first.AddDays(day), name));
    }

    // What lies inside of an event, such as an alarm, has members of the same names.
    private static IEnumerable<Dictionary<string, string>> Events(string text)
    {
        Dictionary<string, string>? entry = null;
        var depth = 0;
        foreach (var (name, value) in Lines(text).Select(Split))
        {
            if (name == "BEGIN" && entry is not null) depth++;
            else if (name == "BEGIN" && value.Equals("VEVENT", StringComparison.OrdinalIgnoreCase)) entry = [];
            else if (name == "END" && depth > 0) depth--;
            else if (name == "END" && entry is not null)
            {
                yield return entry;
                entry = null;
            }
            else if (depth == 0) entry?.TryAdd(name, value);
        }
    }

    // A line that begins with a blank goes on where the one before it ended.
    private static IEnumerable<string> Lines(string text) =>
        text.ReplaceLineEndings("\n").Replace("\n ", "", StringComparison.Ordinal).Replace("\n\t", "", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static (string Name, string Value) Split(string line)
    {
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"') quoted = !quoted;
            if (line[i] == ':' && !quoted) return (line[..i].Split(';')[0].Trim().ToUpperInvariant(), line[(i + 1)..].Trim());
        }
        return (line, "");
    }

    private static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static int Length(string? duration) =>
        duration is ['P', .. var length, 'D' or 'W'] && int.TryParse(length, CultureInfo.InvariantCulture, out var number) ? number * (duration[^1] == 'W' ? 7 : 1) : 1;

    private static string Plain(string text) => text
        .Replace("\\n", " ", StringComparison.OrdinalIgnoreCase).Replace("\\,", ",", StringComparison.Ordinal)
        .Replace("\\;", ";", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
}
