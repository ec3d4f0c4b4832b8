using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Revenue;
using AlignmentHub.Web.Platform.Time;

namespace AlignmentHub.Web.Features.Sla.Promises;

/// <summary>What history says about the steps from an MQL to won revenue; a basis to be argued about, every number may be changed.</summary>
/// <param name="Mqls">Leads whose first MQL entry lies in the year before the last 90 days, so that most had their time.</param>
public sealed record LeadHistory(long Mqls, long Accepted, long Sqls, long Won, long WonMinor, long WonCount)
{
    public LeadPlan PlanFor(long targetMinor) => new(
        targetMinor, WonCount > 0 ? WonMinor / WonCount : null, Share(Won, Sqls), Share(Sqls, Accepted), Share(Accepted, Mqls));

    private static decimal? Share(long part, long whole) => part > 0 && whole > 0 ? Math.Round((decimal)part / whole, 4) : null;
}

/// <summary>Reads the year that the calculator begins with, from the same queries as the revenue page.</summary>
public sealed class LeadPlanQueries(FunnelQueries funnel, RevenueQueries revenue, TimeProvider clock)
{
    public async Task<LeadHistory> HistoryAsync(CancellationToken ct = default)
    {
        var ripe = clock.GetUtcNow().AddDays(-FunnelQueries.DefaultWindowDays);
        var groups = await funnel.CohortAsync(new ReportPeriod(ripe.AddDays(-365), ripe), FunnelQueries.DefaultWindowDays, FunnelGrouping.None, ct);
        var totals = await revenue.TotalsAsync(new ReportPeriod(clock.GetUtcNow().AddDays(-365), clock.GetUtcNow()), ct);
        return new LeadHistory(Of(LeadStage.Mql), Of(LeadStage.Accepted), Of(LeadStage.Sql), Of(LeadStage.Customer), totals.WonMinor, totals.WonCount);

        long Of(LeadStage stage) => groups.SelectMany(group => group.Stages).Where(s => s.Stage == stage).Sum(s => s.Entered);
    }
}
