using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Quality;

/// <summary>Customers of one source who left early.</summary>
/// <param name="Source">Of the deal's first contact; absent for the blank one.</param>
/// <param name="Known">Won deals whose first months are over, so that it is known whether the customer stayed.</param>
public sealed record SourceChurn(string? Source, long Known, long Left)
{
    public double? Rate => Known > 0 ? (double)Left / Known : null;
}

/// <summary>Which sources bring customers who do not stay.</summary>
public sealed class ChurnQueries(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    /// <summary>Who leaves sooner after the close left early.</summary>
    public const int EarlyDays = 180;

    private const string SourceOfDeal = """
        left join lateral (
            select nullif(l.source, '') as source
            from opportunity_contacts c
            join leads l on l.id = c.lead_id
            where c.opportunity_id = o.id
            order by l.created_at, l.id
            limit 1) first on true
        """;

    private const string Early = "coalesce(o.ended_at < o.closed_at + make_interval(hours => {3}), false)";

    private const string Known = "o.stage = 'Won' and o.closed_at >= {0} and o.closed_at < {1} and o.closed_at + make_interval(hours => {3}) <= {2}";

    /// <summary>Of the deals won in the period, the source that lost most first; absent where the hub is never told that a customer left.</summary>
    public async Task<IReadOnlyList<SourceChurn>?> BySourceAsync(ReportPeriod period, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        // Without a single end, staying cannot be told from not being told.
        if (!await db.Database.SqlQuery<bool>($"""select exists (select from opportunities where ended_at is not null) as "Value" """).SingleAsync(ct)) return null;

        const string sql = $$"""
            select first.source as "Source", count(*) as "Known", count(*) filter (where {{Early}}) as "Left"
            from opportunities o
            {{SourceOfDeal}}
            where {{Known}}
            group by 1
            order by 3 desc, 1
            """;
        return await db.Database.SqlQueryRaw<SourceChurn>(sql, period.From, period.To, clock.GetUtcNow(), EarlyDays * 24).ToListAsync(ct);
    }

    /// <summary>The deals of one source; the empty one is the blank one.</summary>
    internal IQueryable<RevenueRecord> Behind(HubDb db, ReportPeriod period, string source, bool onlyLeft)
    {
        const string sql = $$"""
            select o.id as "Id", '/revenue/deals/' || o.id as "Link", o.name as "Name", coalesce(a.name, a.domain) as "Detail", o.closed_at as "At", o.reporting_minor as "AmountMinor"
            from opportunities o
            left join accounts a on a.id = o.account_id
            {{SourceOfDeal}}
            where {{Known}} and coalesce(first.source, '') = {4} and (not {5} or {{Early}})
            """;
        return db.Database.SqlQueryRaw<RevenueRecord>(sql, period.From, period.To, clock.GetUtcNow(), EarlyDays * 24, source, onlyLeft);
    }
}
