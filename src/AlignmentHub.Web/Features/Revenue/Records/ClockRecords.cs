using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Records;

/// <summary>Promises to decide, kept and missed, and whatever else was promised about a hand-off and missed.</summary>
internal sealed class ClockRecords(IDbContextFactory<HubDb> databases, TimeProvider clock) : IRecordSource
{
    /// <summary>Every clock that was missed, not of decisions alone.</summary>
    public const string AllMissed = "missedPromises";

    public IReadOnlyList<string> Kinds => ["met", "missed", "due", AllMissed];

    public async Task<RecordsFound> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.SqlQuery<RevenueRecord>($"""
            select c.id as "Id", '/handoffs/' || c.handoff_id as "Link", coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id) as "Name",
                   p.name as "Detail", c.due_at as "At", null::bigint as "AmountMinor"
            from sla_clocks c
            join handoffs h on h.id = c.handoff_id
            join leads l on l.id = h.lead_id
            left join people p on p.id = c.rep_id
            where (c.kind = 'Decision' or {wanted.Of} = {AllMissed}) and c.due_at >= {wanted.Period.From} and c.due_at < {wanted.Period.To}
              and (({wanted.Of} in ('met', 'due') and c.state = 'Met')
                or ({wanted.Of} <> 'met' and (c.state in ('Breached', 'MetLate') or (c.state = 'Running' and c.due_at < {now}))))
            """).PageAsync(skip, take, ct);
    }
}
