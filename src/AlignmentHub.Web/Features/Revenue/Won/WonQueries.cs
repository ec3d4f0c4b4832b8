using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Won;

/// <summary>What won revenue is summed by. Reps and teams are those who own the deals now.</summary>
public enum WonGrouping { Rep, Team, Account, Name, Month, Quarter }

/// <param name="Key">Absent where the deal names none.</param>
public sealed record WonGroup(string? Key, long Minor, long Deals);

/// <summary>Won revenue by close date, summed.</summary>
public sealed class WonQueries(IDbContextFactory<HubDb> databases, RevenuePeriods periods)
{
    public async Task<IReadOnlyList<WonGroup>> ByAsync(ReportPeriod period, WonGrouping by, CancellationToken ct = default)
    {
        var sql = $$"""
            select {{KeyOf(by)}} as "Key", sum(o.reporting_minor)::bigint as "Minor", count(*) as "Deals"
            from opportunities o
            where o.stage = 'Won' and o.closed_at >= {0} and o.closed_at < {1}
            group by 1
            order by {{(by is WonGrouping.Month or WonGrouping.Quarter ? "1" : "2 desc, 1")}}
            """;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.SqlQueryRaw<WonGroup>(sql, period.From, period.To, periods.Zone.Id).ToListAsync(ct);
    }

    /// <summary>The deals behind one group; the empty key is the blank group.</summary>
    internal static IQueryable<RevenueRecord> Behind(HubDb db, ReportPeriod period, WonGrouping by, string key, string zone)
    {
        var sql = $$"""
            select o.id as "Id", '/revenue/deals/' || o.id as "Link", o.name as "Name", coalesce(a.name, a.domain) as "Detail", o.closed_at as "At", o.reporting_minor as "AmountMinor"
            from opportunities o
            left join accounts a on a.id = o.account_id
            where o.stage = 'Won' and o.closed_at >= {0} and o.closed_at < {1} and coalesce({{KeyOf(by)}}, '') = {3}
            """;
        return db.Database.SqlQueryRaw<RevenueRecord>(sql, period.From, period.To, zone, key);
    }

    // Constant texts, never of a caller; {2} is the hub's zone.
    private static string KeyOf(WonGrouping by) => by switch
    {
        WonGrouping.Rep => "(select p.name from people p where p.id = o.owner_id)",
        WonGrouping.Team => "(select t.name from people p join teams t on t.id = p.team_id where p.id = o.owner_id)",
        WonGrouping.Account => "(select coalesce(c.name, c.domain) from accounts c where c.id = o.account_id)",
        WonGrouping.Name => "o.name",
        WonGrouping.Month => "to_char(o.closed_at at time zone {2}, 'YYYY-MM')",
        WonGrouping.Quarter => "to_char(o.closed_at at time zone {2}, 'YYYY-\"Q\"Q')",
    };
}
