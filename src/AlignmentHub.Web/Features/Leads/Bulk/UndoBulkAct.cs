using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads.Bulk;

/// <summary>Takes a bulk act back, in the background as it was done.</summary>
public sealed class UndoBulkAct(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(Guid id, Actor by, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<BulkAct>().SingleOrDefaultAsync(a => a.Id == id, ct) is not { } act) return Refusal.Missing("There is no such act.");
        if (act.CreatedBy != by.Id && by.Needs(Permission.Administer).Refusal is not null) return Refusal.Forbidden("Only the person who did this, or an administrator, can undo it.");
        if (act.Undo().Refusal is { } refusal) return refusal;

        db.Audit(by, "bulk.undone", act.LiveTopic, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
