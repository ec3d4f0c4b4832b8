using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads.TakeBack;

/// <summary>Removes activities that an import brought, and scores their leads anew. The stages that leads reached stay: history is not rewritten.</summary>
public sealed class TakeBackActivities(ScoreLeads scoreLeads, TimeProvider clock)
{
    /// <summary>Says how many are gone; in the transaction of the caller.</summary>
    public async Task<Outcome<int>> RunAsync(HubDb db, MadeThings made, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.WriteLeads).Refusal is { } forbidden) return forbidden;

        var leads = await db.Database.SqlQuery<Guid>($"select distinct lead_id as \"Value\" from activities where id = any({made.Ids})").ToListAsync(ct);
        var gone = await db.Database.ExecuteSqlAsync($"delete from activities where id = any({made.Ids})", ct);
        await scoreLeads.RunAsync(db, leads, clock.GetUtcNow(), ScoringOccasion.Past, by, ct);
        return gone;
    }
}
