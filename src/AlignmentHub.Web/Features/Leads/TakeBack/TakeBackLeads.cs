using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads.TakeBack;

/// <summary>Removes leads that an import made. A lead that somebody changed, that did something or that others worked with stays.</summary>
public sealed class TakeBackLeads
{
    /// <summary>Says how many are gone; in the transaction of the caller.</summary>
    public async Task<Outcome<int>> RunAsync(HubDb db, MadeThings made, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.WriteLeads).Refusal is { } forbidden) return forbidden;

        Guid[] untouched = [.. await UntouchedAsync(db, made, ct)];
        await db.Database.ExecuteSqlAsync($"delete from lead_scores where lead_id = any({untouched})", ct);
        await db.Database.ExecuteSqlAsync($"delete from field_changes where lead_id = any({untouched})", ct);
        await db.Database.ExecuteSqlAsync($"delete from stage_moves where lead_id = any({untouched})", ct);
        return await db.Database.ExecuteSqlAsync($"delete from leads where id = any({untouched})", ct);
    }

    private static Task<List<Guid>> UntouchedAsync(HubDb db, MadeThings made, CancellationToken ct) => db.Database.SqlQuery<Guid>($"""
        select l.id as "Value"
        from unnest({made.Ids}, {made.Versions}) as made (id, version)
        join leads l on l.id = made.id and l.version = made.version
        where not exists (select from activities a where a.lead_id = l.id)
          and not exists (select from handoffs h where h.lead_id = l.id)
          and not exists (select from opportunity_contacts c where c.lead_id = l.id)
          and not exists (select from back_test_leads b where b.lead_id = l.id)
        order by l.id
        for update of l
        """).ToListAsync(ct);
}
