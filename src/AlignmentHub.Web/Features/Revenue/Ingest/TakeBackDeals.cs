using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Leads.TakeBack;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Ingest;

/// <summary>Removes deals that an import made. One that was changed, or in which leads take part, stays: it moved them, and history is not rewritten.</summary>
public sealed class TakeBackDeals
{
    /// <summary>Says how many are gone; in the transaction of the caller.</summary>
    public async Task<Outcome<int>> RunAsync(HubDb db, MadeThings made, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.WriteLeads).Refusal is { } forbidden) return forbidden;

        return await db.Database.ExecuteSqlAsync($"""
            delete from opportunities o
            using unnest({made.Ids}, {made.Versions}) as made (id, version)
            where o.id = made.id and o.version = made.version
              and not exists (select from opportunity_contacts c where c.opportunity_id = o.id)
            """, ct);
    }
}
