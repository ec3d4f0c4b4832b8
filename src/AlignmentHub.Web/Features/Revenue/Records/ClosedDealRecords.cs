using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Records;

/// <summary>Deals by a day of theirs: lost in the period, won in it, either, or created in it; all of them or those of one team's people.</summary>
internal sealed class ClosedDealRecords(IDbContextFactory<HubDb> databases) : IRecordSource
{
    public IReadOnlyList<string> Kinds => ["lost", "wonDeals", "closed", "created"];

    public async Task<RecordsFound> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.SqlQuery<RevenueRecord>($"""
            select o.id as "Id", '/revenue/deals/' || o.id as "Link", o.name as "Name", coalesce(a.name, a.domain) as "Detail",
                   case when {wanted.Of} = 'created' then o.created_at else o.closed_at end as "At", o.reporting_minor as "AmountMinor"
            from opportunities o
            left join accounts a on a.id = o.account_id
            where (({wanted.Of} = 'created' and o.created_at >= {wanted.Period.From} and o.created_at < {wanted.Period.To})
                or (o.stage = any (case {wanted.Of} when 'lost' then array['Lost'] when 'wonDeals' then array['Won'] when 'closed' then array['Won', 'Lost'] end) and o.closed_at >= {wanted.Period.From} and o.closed_at < {wanted.Period.To}))
              and ({wanted.Team}::uuid is null or o.owner_id in (select id from people where team_id = {wanted.Team}))
            """).PageAsync(skip, take, ct);
    }
}
