using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Views;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Views;

/// <summary>Takes a saved view away; a shared one only its owner or an administrator.</summary>
public sealed class RemoveView(IDbContextFactory<HubDb> databases)
{
    public async Task<Outcome> RunAsync(Guid id, Actor by, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<SavedView>().SingleOrDefaultAsync(v => v.Id == id && (v.IsShared || v.OwnerId == by.Id), ct) is not { } view) return Refusal.Missing("There is no such view.");
        if (view.OwnerId != by.Id && by.Needs(Permission.Administer).Refusal is not null) return Refusal.Forbidden("Only the person who saved this view, or an administrator, can remove it.");

        db.Remove(view);
        return await db.TrySaveAsync(ct);
    }
}
