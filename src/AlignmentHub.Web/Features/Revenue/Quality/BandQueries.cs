using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Quality;

/// <summary>What became of leads of one grade, as it was when they were handed over.</summary>
/// <param name="Band">Absent without a score.</param>
/// <param name="Won">By close date; a deal has the grade of the first hand-off of its contacts before its close.</param>
public sealed record ScoreBand(string? Band, long Decided, long Accepted, long Won, long Lost)
{
    public double? AcceptanceRate => Decided > 0 ? (double)Accepted / Decided : null;

    public double? WinRate => Won + Lost > 0 ? (double)Won / (Won + Lost) : null;
}

/// <summary>Does the score tell good leads from bad ones? Acceptance and win rate by the grade at hand-off.</summary>
public sealed class BandQueries(IDbContextFactory<HubDb> databases)
{
    // A later score would know how it ended.
    private const string GradeOfDeal = """
        left join lateral (
            select h.grade
            from opportunity_contacts c
            join handoffs h on h.lead_id = c.lead_id and h.created_at <= o.closed_at
            where c.opportunity_id = o.id
            order by h.created_at, h.id
            limit 1) first on true
        """;

    /// <summary>The best grade first.</summary>
    public async Task<IReadOnlyList<ScoreBand>> BandsAsync(ReportPeriod period, CancellationToken ct = default)
    {
        const string sql = $$"""
            select coalesce(d.band, c.band) as "Band", coalesce(d.decided, 0) as "Decided", coalesce(d.accepted, 0) as "Accepted", coalesce(c.won, 0) as "Won", coalesce(c.lost, 0) as "Lost"
            from (
                select coalesce(grade, '') as band, count(*) as decided, count(*) filter (where accepted_at is not null) as accepted
                from handoffs
                where decided_at >= {0} and decided_at < {1}
                group by 1) d
            full join (
                select coalesce(first.grade, '') as band, count(*) filter (where o.stage = 'Won') as won, count(*) filter (where o.stage = 'Lost') as lost
                from opportunities o
                {{GradeOfDeal}}
                where o.stage in ('Won', 'Lost') and o.closed_at >= {0} and o.closed_at < {1}
                group by 1) c on c.band = d.band
            order by nullif(coalesce(d.band, c.band), '') nulls last
            """;
        await using var db = await databases.CreateDbContextAsync(ct);
        var bands = await db.Database.SqlQueryRaw<ScoreBand>(sql, period.From, period.To).ToListAsync(ct);
        return [.. bands.Select(band => band.Band == "" ? band with { Band = null } : band)];
    }

    /// <summary>The hand-offs that were decided on; the empty band is that of leads without a score.</summary>
    internal static IQueryable<RevenueRecord> HandoffsBehind(HubDb db, ReportPeriod period, string band, bool onlyAccepted) => db.Database.SqlQuery<RevenueRecord>($"""
        select h.id as "Id", '/handoffs/' || h.id as "Link", coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id) as "Name",
               h.grade as "Detail", h.decided_at as "At", null::bigint as "AmountMinor"
        from handoffs h
        join leads l on l.id = h.lead_id
        where h.decided_at >= {period.From} and h.decided_at < {period.To} and coalesce(h.grade, '') = {band} and (not {onlyAccepted} or h.accepted_at is not null)
        """);

    internal static IQueryable<RevenueRecord> DealsBehind(HubDb db, ReportPeriod period, string band, string stage)
    {
        const string sql = $$"""
            select o.id as "Id", '/revenue/deals/' || o.id as "Link", o.name as "Name", coalesce(a.name, a.domain) as "Detail", o.closed_at as "At", o.reporting_minor as "AmountMinor"
            from opportunities o
            left join accounts a on a.id = o.account_id
            {{GradeOfDeal}}
            where o.stage = {3} and o.closed_at >= {0} and o.closed_at < {1} and coalesce(first.grade, '') = {2}
            """;
        return db.Database.SqlQueryRaw<RevenueRecord>(sql, period.From, period.To, band, stage);
    }
}
