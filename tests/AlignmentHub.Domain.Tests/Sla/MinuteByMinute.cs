using System.Globalization;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Domain.Tests.Sla;

/// <summary>The definitions of sla-semantics.md 2 taken literally: looks at every minute of the wall clock. Slow, and hard to get wrong.</summary>
internal sealed class MinuteByMinute(params CalendarDocument[] documents)
{
    private readonly (CalendarDocument Document, TimeZoneInfo Zone)[] calendars = [.. documents.Select(d => (d, TimeZoneInfo.FindSystemTimeZoneById(d.TimeZone!)))];

    public bool IsOpen(DateTimeOffset at) => calendars.All(c => IsOpen(c.Document, c.Zone, at));

    private static bool IsOpen(CalendarDocument document, TimeZoneInfo zone, DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var (date, time) = (local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), local.ToString("HH:mm", CultureInfo.InvariantCulture));
        if (document.Holidays?.Contains(date) == true) return false;

        var weekday = local.ToString("ddd", CultureInfo.InvariantCulture).ToLowerInvariant();
        var hours = document.Overrides?.GetValueOrDefault(date) ?? document.Week!.GetValueOrDefault(weekday) ?? [];
        return hours.Any(h => string.CompareOrdinal(h[0], time) <= 0 && string.CompareOrdinal(time, h[1]) < 0);
    }

    public TimeSpan Elapsed(DateTimeOffset from, DateTimeOffset to, Pause[] pauses) => TimeSpan.FromMinutes(Minutes(from, to).Count(m => IsActive(m, pauses)));

    /// <summary>Nothing when it is not due by a limit.</summary>
    public DateTimeOffset? Due(DateTimeOffset start, TimeSpan target, DateTimeOffset limit, Pause[] pauses)
    {
        if (target == TimeSpan.Zero) return start;

        var active = Minutes(start, limit).Where(m => IsActive(m, pauses)).Skip((int)target.TotalMinutes - 1);
        return active.Select(m => (DateTimeOffset?)m.AddMinutes(1)).FirstOrDefault();
    }

    private bool IsActive(DateTimeOffset at, Pause[] pauses) => IsOpen(at) && !pauses.Any(p => p.From <= at && at < p.To);

    private static IEnumerable<DateTimeOffset> Minutes(DateTimeOffset from, DateTimeOffset to)
    {
        for (var at = from; at < to; at = at.AddMinutes(1)) yield return at;
    }
}
