using System.Globalization;
using AlignmentHub.Domain;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>The span a report speaks about: <c>From</c> included, <c>To</c> excluded.</summary>
public sealed record ReportPeriod(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Reads days of the hub's zone or instants; what is absent is the current quarter of that zone (api.md, Read).</summary>
    public static Outcome<ReportPeriod> Read(string? from, string? to, TimeZoneInfo zone, DateTimeOffset now)
    {
        var quarter = QuarterOf(TimeZoneInfo.ConvertTime(now, zone));
        var start = Instant("from", from, quarter, zone);
        var end = Instant("to", to, quarter.AddMonths(3), zone);
        if ((start.Refusal ?? end.Refusal) is { } no) return no;

        return start.Value < end.Value ? new ReportPeriod(start.Value, end.Value) : Refusal.Field("to", "The period must end after it begins.");
    }

    private static Outcome<DateTimeOffset> Instant(string name, string? text, DateOnly otherwise, TimeZoneInfo zone)
    {
        if (string.IsNullOrWhiteSpace(text)) return Midnight(otherwise, zone);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Midnight(day, zone);
        if (text.Contains('T', StringComparison.Ordinal)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)) return at.ToUniversalTime();

        return Refusal.Field(name, "Give a day such as 2026-03-01 or an instant such as 2026-03-01T09:00:00Z.");
    }

    private static DateOnly QuarterOf(DateTimeOffset local) => new(local.Year, (((local.Month - 1) / 3) * 3) + 1, 1);

    /// <summary>The first instant of the day; where a clock change skips midnight, the day begins when the skipped hour ends.</summary>
    private static DateTimeOffset Midnight(DateOnly day, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(15);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
