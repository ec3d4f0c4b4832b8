using AlignmentHub.Web.Features.Revenue.Targets;
using AlignmentHub.Web.Features.Revenue.Terms;
using AlignmentHub.Web.Features.Revenue.Touches;
using AlignmentHub.Web.Platform.Time;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>Everything that the revenue page shows at once.</summary>
public sealed record RevenueNumbers(RevenueTotals Totals, DecisionQuality Decisions, IReadOnlyList<RejectionCount> Reasons, IReadOnlyList<FunnelGroup> Groups,
    IReadOnlyList<StageVelocity> Velocity)
{
    public required EarnedRevenue Earned { get; init; }

    public required PipelineVelocity Pipeline { get; init; }

    public required IReadOnlyList<SpeedBucket> Speed { get; init; }

    public required TargetSheet Targets { get; init; }

    public required WeekChange Change { get; init; }

    /// <summary>By key, of the campaigns among the groups.</summary>
    public required IReadOnlyDictionary<string, string> Campaigns { get; init; }

    /// <summary>By which sourced, influenced and attributed revenue are what they are.</summary>
    public required HoldingTerms Holding { get; init; }
}

/// <summary>All of them together.</summary>
public sealed class RevenueNumbersQueries(MoneyNumbersQueries money, LeadNumbersQueries leads, ChangeQueries changes, TermsQueries terms, CampaignNames names)
{
    public async Task<RevenueNumbers> AllAsync(RevenueView asked, ReportPeriod period, CancellationToken ct = default)
    {
        var holding = await terms.NowAsync(ct);
        var view = asked with { Terms = holding.Terms };
        // Each on a connection of its own, so that the page waits for the slowest and not for the sum.
        var (earnings, change) = (money.AllAsync(view, period, ct), changes.LastWeekAsync(ct));
        var (decisions, reasons, groups, velocity, speed) = await leads.AllAsync(view, period, ct);
        var (totals, earned, targets, pipeline) = await earnings;
        return new RevenueNumbers(totals, decisions, reasons, groups, velocity)
        {
            Earned = earned, Targets = targets, Pipeline = pipeline, Speed = speed, Change = await change, Holding = holding,
            Campaigns = await names.OfAsync([.. groups.Select(group => group.Key), .. earned.Groups.Select(group => group.Key)], ct),
        };
    }
}

/// <summary>What was won, what it goes back to, and what was to be won.</summary>
public sealed class MoneyNumbersQueries(RevenueQueries revenue, AttributionQueries attribution, TargetQueries targets, PipelineQueries pipeline)
{
    public async Task<(RevenueTotals Totals, EarnedRevenue Earned, TargetSheet Targets, PipelineVelocity Pipeline)> AllAsync(RevenueView view, ReportPeriod period, CancellationToken ct = default)
    {
        var totals = revenue.TotalsAsync(period, ct);
        var earned = attribution.EarnedAsync(new EarnedQuestion(period, view.AttributionGrouping, view.TouchPersons), view.AttributionModel, ct);
        var (sheet, speed) = (targets.SheetAsync(period, ct), pipeline.VelocityAsync(period, ct));
        return (await totals, await earned, await sheet, await speed);
    }
}

/// <summary>What became of leads.</summary>
public sealed class LeadNumbersQueries(FunnelQueries funnel, VelocityQueries velocity, QualityQueries quality, SpeedQueries speed)
{
    public async Task<(DecisionQuality Decisions, IReadOnlyList<RejectionCount> Reasons, IReadOnlyList<FunnelGroup> Groups, IReadOnlyList<StageVelocity> Velocity, IReadOnlyList<SpeedBucket> Speed)> AllAsync(
        RevenueView view, ReportPeriod period, CancellationToken ct = default)
    {
        var (decisions, reasons) = (quality.DecisionsAsync(period, ct), quality.RejectionsAsync(period, ct));
        var groups = view.IsThroughput ? funnel.ThroughputAsync(period, view.Grouping, ct) : funnel.CohortAsync(period, view.WindowDays, view.Grouping, ct);
        var (stages, buckets) = (velocity.StagesAsync(period, ct), speed.ConversionAsync(period, ct));
        return (await decisions, await reasons, await groups, await stages, await buckets);
    }
}
