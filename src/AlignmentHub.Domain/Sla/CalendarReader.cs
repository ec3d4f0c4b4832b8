using System.Globalization;

namespace AlignmentHub.Domain.Sla;

/// <summary>Reads a written calendar and notes every mistake with its path.</summary>
internal sealed class CalendarReader
{
    private static readonly (string Name, DayOfWeek Day)[] Weekdays =
    [
        ("mon", DayOfWeek.Monday), ("tue", DayOfWeek.Tuesday), ("wed", DayOfWeek.Wednesday), ("thu", DayOfWeek.Thursday),
        ("fri", DayOfWeek.Friday), ("sat", DayOfWeek.Saturday), ("sun", DayOfWeek.Sunday),
    ];

    private readonly Dictionary<string, List<string>> errors = [];

    public CalendarReader(CalendarDocument document, bool forSaving)
    {
        var zone = ReadZone(document.TimeZone);
        var week = ReadWeek(document);
        var holidays = ReadHolidays(document);
        var overrides = ReadOverrides(document);
        if (forSaving) CheckForSaving(week, holidays, overrides);

        Errors = errors.ToDictionary(e => e.Key, e => (IReadOnlyList<string>)e.Value);
        if (zone is not null && Errors.Count == 0) Calendar = new BusinessCalendar(zone, week, holidays, overrides);
    }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors { get; }

    /// <summary>Absent when there are errors.</summary>
    public BusinessCalendar? Calendar { get; }

    private TimeZoneInfo? ReadZone(string? name)
    {
        // The framework also takes Windows names, other spellings and the zone of the machine; another program or machine would not.
        var isFound = TimeZoneInfo.TryFindSystemTimeZoneById(name ?? "", out var zone);
        if (isFound && zone is { HasIanaId: true } && zone.Id == name && char.IsAsciiLetterUpper(name[0])) return zone;

        Note("timeZone", "Name a time zone such as Europe/Berlin.");
        return null;
    }

    private Dictionary<DayOfWeek, IReadOnlyList<WorkInterval>> ReadWeek(CalendarDocument document)
    {
        var week = new Dictionary<DayOfWeek, IReadOnlyList<WorkInterval>>();
        foreach (var (name, hours) in document.Week ?? new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>?>())
        {
            var day = Array.FindIndex(Weekdays, d => d.Name == name);
            if (day < 0) Note($"week.{name}", "Days are mon, tue, wed, thu, fri, sat and sun.");
            else week[Weekdays[day].Day] = ReadHours($"week.{name}", hours);
        }
        return week;
    }

    private HashSet<DateOnly> ReadHolidays(CalendarDocument document)
    {
        var holidays = new HashSet<DateOnly>();
        foreach (var (index, text) in (document.Holidays ?? []).Index())
        {
            if (ReadDate($"holidays[{index}]", text) is { } date) holidays.Add(date);
        }
        foreach (var (index, imported) in (document.Imported ?? []).Index())
        {
            if (ReadDate($"imported[{index}].date", imported?.Date) is { } date && imported is { Off: false }) holidays.Add(date);
        }
        return holidays;
    }

    private Dictionary<DateOnly, IReadOnlyList<WorkInterval>> ReadOverrides(CalendarDocument document)
    {
        var overrides = new Dictionary<DateOnly, IReadOnlyList<WorkInterval>>();
        foreach (var (text, hours) in document.Overrides ?? new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>?>())
        {
            if (ReadDate($"overrides.{text}", text) is { } date) overrides[date] = ReadHours($"overrides.{text}", hours);
        }
        return overrides;
    }

    private List<WorkInterval> ReadHours(string path, IReadOnlyList<IReadOnlyList<string>>? hours)
    {
        var read = new List<(WorkInterval Hours, string Path)>();
        foreach (var (index, pair) in (hours ?? []).Index())
        {
            if (ReadInterval($"{path}[{index}]", pair) is { } interval) read.Add((interval, $"{path}[{index}]"));
        }
        read.Sort((a, b) => a.Hours.From.CompareTo(b.Hours.From));
        foreach (var (earlier, later) in read.Zip(read.Skip(1)))
        {
            if (later.Hours.From < earlier.Hours.To) Note(later.Path, "These hours overlap with others of the day.");
        }
        return [.. read.Select(r => r.Hours)];
    }

    private WorkInterval? ReadInterval(string path, IReadOnlyList<string>? pair)
    {
        if (pair is not [var start, var end] || ReadTime(start) is not { } from || ReadTime(end) is not { } to)
        {
            Note(path, "Hours are a pair of times such as [\"09:00\", \"17:00\"]; the end of the day is 24:00.");
            return null;
        }
        if (from < to) return new WorkInterval(from, to);

        Note(path, "The end must be later than the start. Hours over midnight are two pairs, one for each day.");
        return null;
    }

    private DateOnly? ReadDate(string path, string? text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;

        Note(path, "Dates are written like 2026-12-24.");
        return null;
    }

    private void CheckForSaving(
        Dictionary<DayOfWeek, IReadOnlyList<WorkInterval>> week, HashSet<DateOnly> holidays, Dictionary<DateOnly, IReadOnlyList<WorkInterval>> overrides)
    {
        foreach (var date in overrides.Keys.Where(holidays.Contains)) Note($"overrides.{date:yyyy-MM-dd}", "This date is also a holiday. Keep one of the two.");
        if (errors.Count == 0 && !week.Values.Concat(overrides.Values).Any(hours => hours.Count > 0)) Note("week", "Give at least one day working hours.");
    }

    private static TimeSpan? ReadTime(string? text)
    {
        if (text == "24:00") return TimeSpan.FromDays(1);

        return TimeSpan.TryParseExact(text, @"hh\:mm", CultureInfo.InvariantCulture, out var time) ? time : null;
    }

    private void Note(string path, string mistake)
    {
        if (!errors.TryGetValue(path, out var mistakes)) errors[path] = mistakes = [];
        mistakes.Add(mistake);
    }
}
