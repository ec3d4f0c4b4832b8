using AlignmentHub.Domain.Revenue;
using AlignmentHub.Domain.Revenue.Terms;
using AlignmentHub.Web.Features.Revenue.Terms;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>What marketing has to do with some deals, in minor units of the reporting currency. None of these may be added to another (semantics.md 7.2).</summary>
/// <param name="SourcedMinor">Where the earliest of marketing touches and sales outreaches before the deal's creation was marketing's.</param>
/// <param name="InfluencedMinor">With at least one marketing touch from 180 days before the deal's creation to its close, or to now.</param>
/// <param name="BeforeMinor">Of those influenced: with a touch before the deal's creation or at it.</param>
/// <param name="AfterMinor">Of those influenced: with a touch after it.</param>
public sealed record MarketingPart(long Count, long Minor, long SourcedMinor, long InfluencedMinor, long BeforeMinor, long AfterMinor)
{
    public static readonly MarketingPart None = new(0, 0, 0, 0, 0, 0);
}

/// <summary>Money in minor units of the reporting currency.</summary>
public sealed record RevenueTotals(MarketingPart Won, MarketingPart Open, long LostCount)
{
    public long WonMinor => Won.Minor;

    public long WonCount => Won.Count;

    public long OpenMinor => Open.Minor;

    public long OpenCount => Open.Count;

    /// <summary>Won ÷ (won + lost) by close date; absent when nothing was closed.</summary>
    public double? WinRate => WonCount + LostCount is > 0 and var closed ? (double)WonCount / closed : null;
}

internal sealed record DealOfMarketing(Guid Id, string Name, string? Detail, string Stage, DateTimeOffset At, long ReportingMinor, bool Sourced, bool Before, bool After);

/// <summary>Won and open revenue, and what marketing has to do with it.</summary>
public sealed class RevenueQueries(IDbContextFactory<HubDb> databases, TermsQueries terms, TimeProvider clock)
{
    /// <summary>Won and lost by close date in the period; open is what is open now.</summary>
    public async Task<RevenueTotals> TotalsAsync(ReportPeriod period, CancellationToken ct = default)
    {
        var holding = await terms.TermsAsync(ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        var parts = await Deals(db, period, holding, clock.GetUtcNow())
            .GroupBy(deal => deal.Stage)
            .Select(stage => new
            {
                stage.Key, Part = new MarketingPart(stage.LongCount(), stage.Sum(o => o.ReportingMinor), stage.Sum(o => o.Sourced ? o.ReportingMinor : 0),
                    stage.Sum(o => o.Before || o.After ? o.ReportingMinor : 0), stage.Sum(o => o.Before ? o.ReportingMinor : 0), stage.Sum(o => o.After ? o.ReportingMinor : 0)),
            })
            .ToDictionaryAsync(stage => stage.Key, stage => stage.Part, ct);
        var lost = await db.Set<Opportunity>().LongCountAsync(o => o.Stage == OpportunityStage.Lost && o.ClosedAt >= period.From && o.ClosedAt < period.To, ct);
        return new RevenueTotals(parts.GetValueOrDefault("Won", MarketingPart.None), parts.GetValueOrDefault("Open", MarketingPart.None), lost);
    }

    /// <summary>The deals won in the period, one by one.</summary>
    internal async Task<IReadOnlyList<DealOfMarketing>> WonAsync(ReportPeriod period, CancellationToken ct)
    {
        var holding = await terms.TermsAsync(ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Deals(db, period, holding, clock.GetUtcNow()).Where(deal => deal.Stage == "Won").ToListAsync(ct);
    }

    /// <summary>Each deal won in the period and each that is open now; totals and the records behind them read the same rows.</summary>
    internal static IQueryable<DealOfMarketing> Deals(HubDb db, ReportPeriod period, CreditTerms terms, DateTimeOffset now) => db.Database.SqlQuery<DealOfMarketing>($"""
        select o.id as "Id", o.name as "Name", coalesce(account.name, account.domain) as "Detail", o.stage as "Stage", coalesce(o.closed_at, o.created_at) as "At",
               o.reporting_minor as "ReportingMinor",
               coalesce(touched.first_at <= o.created_at and touched.first_at <= coalesce(told.first_at, 'infinity'), false) as "Sourced",
               coalesce(touched.first_at <= o.created_at, false) as "Before",
               coalesce(touched.last_at > o.created_at, false) as "After"
        from opportunities o
        left join accounts account on account.id = o.account_id
        left join lateral (
            select min(a.at) as first_at, max(a.at) as last_at
            from (
                select lead_id from opportunity_contacts where opportunity_id = o.id
                union all
                select id from leads where {terms.Persons == TouchPersons.Account} and account_id = o.account_id) c
            join activities a on a.lead_id = c.lead_id and a.at >= o.created_at - make_interval(hours => {terms.WindowHours}) and a.at <= coalesce(o.closed_at, {now})
            join activity_types t on t.key = a.type and t.is_touch) touched on true
        left join lateral (
            select min(r.at) as first_at
            from (
                select lead_id from opportunity_contacts where opportunity_id = o.id
                union all
                select id from leads where {terms.Persons == TouchPersons.Account} and account_id = o.account_id) c
            join outreaches r on r.lead_id = c.lead_id and r.at >= o.created_at - make_interval(hours => {terms.WindowHours}) and r.at <= o.created_at) told on true
        where o.stage = 'Open' or (o.stage = 'Won' and o.closed_at >= {period.From} and o.closed_at < {period.To})
        """);
}
