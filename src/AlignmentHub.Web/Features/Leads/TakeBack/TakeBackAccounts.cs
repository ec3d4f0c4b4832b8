using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads.TakeBack;

/// <summary>Removes accounts that an import made. One that was changed, or that leads or deals belong to by now, stays.</summary>
public sealed class TakeBackAccounts
{
    /// <summary>Says how many are gone; in the transaction of the caller.</summary>
    public async Task<Outcome<int>> RunAsync(HubDb db, MadeThings made, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.WriteLeads).Refusal is { } forbidden) return forbidden;

        Guid[] untouched = [.. await UntouchedAsync(db, made, ct)];
        await db.Database.ExecuteSqlAsync($"delete from field_changes where account_id = any({untouched})", ct);
        return await db.Database.ExecuteSqlAsync($"delete from accounts where id = any({untouched})", ct);
    }

    private static Task<List<Guid>> UntouchedAsync(HubDb db, MadeThings made, CancellationToken ct) => db.Database.SqlQuery<Guid>($"""
        select a.id as "Value"
        from unnest({made.Ids}, {made.Versions}) as made (id, version)
        join accounts a on a.id = made.id and a.version = made.version
        where not exists (select from leads l where l.account_id = a.id)
          and not exists (select from opportunities o where o.account_id = a.id)
        order by a.domain
        for update of a
        """).ToListAsync(ct);
}
