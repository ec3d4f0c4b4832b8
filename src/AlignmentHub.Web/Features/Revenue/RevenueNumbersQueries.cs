using AlignmentHub.Web.Features.Revenue.Touches;
using AlignmentHub.Web.Platform.Time;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>Everything that the revenue page shows at once.</summary>
public sealed record RevenueNumbers(RevenueTotals Totals, DecisionQuality Decisions, IReadOnlyList<RejectionCount> Reasons, IReadOnlyList<FunnelGroup> Groups,
    IReadOnlyList<StageVelocity> Velocity)
{
    public required EarnedRevenue Earned { get; init; }

    public required WeekChange Change { get; init; }
}

/// <summary>What happened to revenue and to leads.</summary>
public sealed class RevenueNumbersQueries(RevenueQueries revenue, AttributionQueries attribution, LeadNumbersQueries leads, ChangeQueries changes)
{
    public async Task<RevenueNumbers> AllAsync(RevenueView view, ReportPeriod period, CancellationToken ct = default)
    {
        // Each on a connection of its own, so that the page waits for the slowest and not for the sum.
        var totals = revenue.TotalsAsync(period, ct);
        var earned = attribution.EarnedAsync(new EarnedQuestion(period, view.AttributionGrouping, view.TouchPersons), view.AttributionModel, ct);
        var change = changes.LastWeekAsync(ct);
        var (decisions, reasons, groups, velocity) = await leads.AllAsync(view, period, ct);
        return new RevenueNumbers(await totals, decisions, reasons, groups, velocity) { Earned = await earned, Change = await change };
    }
}

/// <summary>What became of leads.</summary>
public sealed class LeadNumbersQueries(FunnelQueries funnel, VelocityQueries velocity, QualityQueries quality)
{
    public async Task<(DecisionQuality Decisions, IReadOnlyList<RejectionCount> Reasons, IReadOnlyList<FunnelGroup> Groups, IReadOnlyList<StageVelocity> Velocity)> AllAsync(
        RevenueView view, ReportPeriod period, CancellationToken ct = default)
    {
        var (decisions, reasons) = (quality.DecisionsAsync(period, ct), quality.RejectionsAsync(period, ct));
        var (groups, stages) = (funnel.CohortAsync(period, view.WindowDays, view.Grouping, ct), velocity.StagesAsync(period, ct));
        return (await decisions, await reasons, await groups, await stages);
    }
}
