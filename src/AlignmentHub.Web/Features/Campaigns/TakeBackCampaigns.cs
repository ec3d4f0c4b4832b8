using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Leads.TakeBack;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Campaigns;

/// <summary>Removes campaigns that an import made, with their spend. One that was changed, or that anything came from by now, stays.</summary>
public sealed class TakeBackCampaigns
{
    /// <summary>Says how many are gone; in the transaction of the caller.</summary>
    public async Task<Outcome<int>> RunAsync(HubDb db, MadeThings made, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.EditCampaigns).Refusal is { } forbidden) return forbidden;

        Guid[] untouched = [.. await UntouchedAsync(db, made, ct)];
        await db.Database.ExecuteSqlAsync($"delete from campaign_spends where campaign_id = any({untouched})", ct);
        return await db.Database.ExecuteSqlAsync($"delete from campaigns where id = any({untouched})", ct);
    }

    private static Task<List<Guid>> UntouchedAsync(HubDb db, MadeThings made, CancellationToken ct) => db.Database.SqlQuery<Guid>($"""
        select c.id as "Value"
        from unnest({made.Ids}, {made.Versions}) as made (id, version)
        join campaigns c on c.id = made.id and c.version = made.version
        where not exists (select from leads l where l.campaign_id = c.id)
          and not exists (select from activities a where a.campaign_id = c.id)
          and not exists (select from handoffs h where h.campaign_id = c.id)
        order by c.key
        for update of c
        """).ToListAsync(ct);
}
