using System.Globalization;
using AlignmentHub.Domain;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Time;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>The hub's zone and currency for pages that report.</summary>
public sealed class RevenuePeriods(IOptions<HubOptions> options, TimeProvider clock)
{
    public string Currency => options.Value.Currency;

    public TimeZoneInfo Zone => options.Value.Zone;

    public DateOnly Today => Zone.DayOf(clock.GetUtcNow());

    public Outcome<ReportPeriod> Read(string? from, string? to) => ReportPeriod.Read(from, to, Zone, clock.GetUtcNow());

    /// <summary>The months of a period, oldest first, the first and the last as far as they lie in it. Ten years at most.</summary>
    public IReadOnlyList<(string Name, ReportPeriod Span)> MonthsOf(ReportPeriod period)
    {
        var (first, last) = (Zone.DayOf(period.From), Zone.DayOf(period.To.AddTicks(-1)));
        var count = Math.Min((((last.Year - first.Year) * 12) + last.Month - first.Month) + 1, 120);
        return
        [
            .. from n in Enumerable.Range(0, count)
               let day = new DateOnly(last.Year, last.Month, 1).AddMonths(n - count + 1)
               let month = OfMonth(day)
               select ($"{day:yyyy-MM}", new ReportPeriod(month.From > period.From ? month.From : period.From, month.To < period.To ? month.To : period.To)),
        ];
    }

    /// <summary>A month of the hub's zone, named by its first day.</summary>
    public ReportPeriod OfMonth(DateOnly month) => new(Zone.BeginOf(month), Zone.BeginOf(month.AddMonths(1)));

    public DateOnly DayOf(DateTimeOffset at) => Zone.DayOf(at);

    /// <summary>A month such as 2026-03, by its first day.</summary>
    public static Outcome<DateOnly> ReadMonth(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? WithinYears(month) : Refusal.Field("month", "Name a month such as 2026-03.");

    public static Outcome<DateOnly> WithinYears(DateOnly month) =>
        ReportPeriod.HasYear(month.Year) ? month : Refusal.Field("month", $"Name a month of the years {ReportPeriod.FirstYear} to {ReportPeriod.LastYear}, such as 2026-03.");

    /// <summary>The first day of the quarter that a day lies in.</summary>
    public static DateOnly QuarterOf(DateOnly day) => new(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1);
}
