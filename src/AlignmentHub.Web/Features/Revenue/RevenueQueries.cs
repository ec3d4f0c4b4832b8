using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>Money in minor units of the reporting currency.</summary>
/// <param name="SourcedMinor">Of what was won: where the earliest of marketing touches and sales outreaches was marketing's (semantics.md 7.2).</param>
/// <param name="InfluencedMinor">Of what was won: with at least one marketing touch. Never added to what was sourced.</param>
public sealed record RevenueTotals(long WonMinor, long WonCount, long LostCount, long OpenMinor, long OpenCount, long SourcedMinor, long InfluencedMinor)
{
    /// <summary>Won ÷ (won + lost) by close date; absent when nothing was closed.</summary>
    public double? WinRate => WonCount + LostCount is > 0 and var closed ? (double)WonCount / closed : null;
}

/// <param name="Sourced">Whether the earliest of marketing touches and sales outreaches was marketing's.</param>
internal sealed record WonOpportunity(Guid Id, string Link, string Name, string? Detail, DateTimeOffset ClosedAt, long ReportingMinor, bool Sourced, bool Influenced);

/// <summary>Won and open revenue.</summary>
public sealed class RevenueQueries(IDbContextFactory<HubDb> databases)
{
    /// <summary>Won and lost by close date in the period; open is what is open now.</summary>
    public async Task<RevenueTotals> TotalsAsync(ReportPeriod period, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var won = await Won(db, period)
            .GroupBy(_ => 1)
            .Select(all => new
            {
                Count = all.LongCount(), Minor = all.Sum(o => o.ReportingMinor),
                Sourced = all.Sum(o => o.Sourced ? o.ReportingMinor : 0), Influenced = all.Sum(o => o.Influenced ? o.ReportingMinor : 0),
            })
            .SingleOrDefaultAsync(ct);
        var others = await db.Set<Opportunity>()
            .Where(o => o.Stage == OpportunityStage.Open || (o.Stage == OpportunityStage.Lost && o.ClosedAt >= period.From && o.ClosedAt < period.To))
            .GroupBy(o => o.Stage)
            .Select(stage => new { stage.Key, Count = stage.LongCount(), Minor = stage.Sum(o => o.ReportingMinor) })
            .ToListAsync(ct);
        var (open, lost) = (others.Find(o => o.Key == OpportunityStage.Open), others.Find(o => o.Key == OpportunityStage.Lost));
        return new RevenueTotals(won?.Minor ?? 0, won?.Count ?? 0, lost?.Count ?? 0, open?.Minor ?? 0, open?.Count ?? 0, won?.Sourced ?? 0, won?.Influenced ?? 0);
    }

    /// <summary>Each deal won in the period; totals and the records behind them read the same rows.</summary>
    internal static IQueryable<WonOpportunity> Won(HubDb db, ReportPeriod period) => db.Database.SqlQuery<WonOpportunity>($"""
        select o.id as "Id",
               coalesce((select '/leads/' || c.lead_id from opportunity_contacts c where c.opportunity_id = o.id order by c.lead_id limit 1), '') as "Link",
               o.name as "Name", coalesce(account.name, account.domain) as "Detail", o.closed_at as "ClosedAt", o.reporting_minor as "ReportingMinor",
               coalesce((
                    select first.is_marketing from (
                        select true as is_marketing, a.at
                        from opportunity_contacts c
                        join activities a on a.lead_id = c.lead_id and a.at between o.created_at - interval '180 days' and o.created_at
                        join activity_types t on t.key = a.type and t.is_touch
                        where c.opportunity_id = o.id
                        union all
                        select false, r.at
                        from opportunity_contacts c
                        join outreaches r on r.lead_id = c.lead_id and r.at between o.created_at - interval '180 days' and o.created_at
                        where c.opportunity_id = o.id
                        order by at, is_marketing desc
                        limit 1) first), false) as "Sourced",
               exists (
                    select from opportunity_contacts c
                    join activities a on a.lead_id = c.lead_id and a.at between o.created_at - interval '180 days' and o.closed_at
                    join activity_types t on t.key = a.type and t.is_touch
                    where c.opportunity_id = o.id) as "Influenced"
        from opportunities o
        left join accounts account on account.id = o.account_id
        where o.stage = 'Won' and o.closed_at >= {period.From} and o.closed_at < {period.To}
        """);
}
