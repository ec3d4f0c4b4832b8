using System.Globalization;
using AlignmentHub.Domain;

namespace AlignmentHub.Web.Platform.Time;

/// <summary>The span a report speaks about: <c>From</c> included, <c>To</c> excluded.</summary>
public sealed record ReportPeriod(DateTimeOffset From, DateTimeOffset To)
{
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
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return zone.BeginOf(day);

        return Instants.Parse(text) is { } at ? at : Refusal.Field(name, "Give a day such as 2026-03-01 or an instant such as 2026-03-01T09:00:00Z.");
    }

    private static DateOnly QuarterOf(DateOnly day) => new(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1);
}
