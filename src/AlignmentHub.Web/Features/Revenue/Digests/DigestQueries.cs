using AlignmentHub.Web.Features.Revenue.Targets;
using AlignmentHub.Web.Platform.Time;

namespace AlignmentHub.Web.Features.Revenue.Digests;

/// <summary>A week, its change against the week before, and where its quarter stands.</summary>
/// <param name="Week">Monday to Monday, in the hub's zone.</param>
/// <param name="TargetMinor">Absent when nobody set one.</param>
public sealed record DigestNumbers(DateOnly Monday, ReportPeriod Week, WeekChange Change, RevenueTotals Quarter, long? TargetMinor);

/// <summary>What the digest of a week says.</summary>
public sealed class DigestQueries(ChangeQueries changes, RevenueQueries revenue, TargetQueries targets, RevenuePeriods periods)
{
    private const int Week = 7;

    /// <summary>The Monday of the last week that is over in the hub's zone.</summary>
    public DateOnly LastWeek(DateTimeOffset at)
    {
        var today = periods.DayOf(at);
        return today.AddDays(-(((int)today.DayOfWeek + 6) % Week) - Week);
    }

    public ReportPeriod SpanOf(DateOnly monday) => new(periods.Zone.BeginOf(monday), periods.Zone.BeginOf(monday.AddDays(Week)));

    public async Task<DigestNumbers> OfAsync(DateOnly monday, CancellationToken ct = default)
    {
        var week = SpanOf(monday);
        var quarter = RevenuePeriods.QuarterOf(monday.AddDays(Week - 1));
        var span = new ReportPeriod(periods.Zone.BeginOf(quarter), periods.Zone.BeginOf(quarter.AddMonths(3)));
        return new DigestNumbers(monday, week, await changes.OfAsync(week, SpanOf(monday.AddDays(-Week)), ct), await revenue.TotalsAsync(span, ct), (await targets.SheetAsync(span, ct)).RevenueTarget);
    }
}
