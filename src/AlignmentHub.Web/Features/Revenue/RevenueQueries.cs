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

/// <summary>Won and open revenue.</summary>
public sealed class RevenueQueries(IDbContextFactory<HubDb> databases)
{
    /// <summary>Won and lost by close date in the period; open is what is open now.</summary>
    public async Task<RevenueTotals> TotalsAsync(ReportPeriod period, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.SqlQuery<RevenueTotals>($"""
            with won as (
                select o.reporting_minor,
                       (select a.marketing from (
                            select t.is_touch as marketing, a.at
                            from opportunity_contacts c
                            join activities a on a.lead_id = c.lead_id and a.at between o.created_at - interval '180 days' and o.created_at
                            join activity_types t on t.key = a.type and t.is_touch
                            where c.opportunity_id = o.id
                            union all
                            select false, r.at
                            from opportunity_contacts c
                            join outreaches r on r.lead_id = c.lead_id and r.at between o.created_at - interval '180 days' and o.created_at
                            where c.opportunity_id = o.id
                            order by 2, 1 desc
                            limit 1) a) as sourced,
                       exists (
                            select from opportunity_contacts c
                            join activities a on a.lead_id = c.lead_id and a.at between o.created_at - interval '180 days' and o.closed_at
                            join activity_types t on t.key = a.type and t.is_touch
                            where c.opportunity_id = o.id) as influenced
                from opportunities o
                where o.stage = 'Won' and o.closed_at >= {period.From} and o.closed_at < {period.To}
            ), open as (
                select coalesce(sum(reporting_minor), 0)::bigint as minor, count(*) as count from opportunities where stage = 'Open'
            )
            select coalesce(sum(reporting_minor), 0)::bigint as "WonMinor",
                   count(*) as "WonCount",
                   (select count(*) from opportunities where stage = 'Lost' and closed_at >= {period.From} and closed_at < {period.To}) as "LostCount",
                   (select minor from open) as "OpenMinor",
                   (select count from open) as "OpenCount",
                   coalesce(sum(reporting_minor) filter (where sourced), 0)::bigint as "SourcedMinor",
                   coalesce(sum(reporting_minor) filter (where influenced), 0)::bigint as "InfluencedMinor"
            from won
            """).SingleAsync(ct);
    }
}
