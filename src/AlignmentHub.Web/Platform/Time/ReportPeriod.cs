using System.Globalization;
using AlignmentHub.Domain;

namespace AlignmentHub.Web.Platform.Time;

/// <summary>The span a report speaks about: <c>From</c> included, <c>To</c> excluded.</summary>
public sealed record ReportPeriod(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Reports look some months back and ahead, and calendars end; no company has numbers beyond these years.</summary>
    public const int FirstYear = 1900;

    public const int LastYear = 2200;

    public static bool HasYear(int year) => year is >= FirstYear and <= LastYear;

    /// <summary>Reads days of the hub's zone or instants; what is absent is the current quarter of that zone (api.md, Read).</summary>
    public static Outcome<ReportPeriod> Read(string? from, string? to, TimeZoneInfo zone, DateTimeOffset now)
    {
        var quarter = QuarterOf(zone.DayOf(now));
        var start = Instant("from", from, quarter, zone);
        var end = Instant("to", to, quarter.AddMonths(3), zone);
        if ((start.Refusal ?? end.Refusal) is { } no) return no;

        return start.Value < end.Value ? new ReportPeriod(start.Value, end.Value) : Refusal.Field("to", "The period must end after it begins.");
    }

    private static Outcome<DateTimeOffset> Instant(string name, string? text, DateOnly otherwise, TimeZoneInfo zone)
    {
        if (string.IsNullOrWhiteSpace(text)) return zone.BeginOf(otherwise);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return HasYear(day.Year) ? zone.BeginOf(day) : TooFar(name);
        if (Instants.Parse(text) is not { } at) return Refusal.Field(name, "Give a day such as 2026-03-01 or an instant such as 2026-03-01T09:00:00Z.");

        return HasYear(at.UtcDateTime.Year) ? at : TooFar(name);
    }

    private static Refusal TooFar(string name) => Refusal.Field(name, $"Give a day of the years {FirstYear} to {LastYear}.");

    private static DateOnly QuarterOf(DateOnly day) => new(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1);
}
