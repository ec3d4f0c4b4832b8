using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Views;

/// <summary>Takes away a view; only whoever saved it may.</summary>
public sealed class RemoveView(IDbContextFactory<HubDb> databases)
{
    public async Task<Outcome> RunAsync(Guid id, Actor by, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<ReportView>().SingleOrDefaultAsync(v => v.Id == id && v.OwnerId == by.Id, ct) is not { } view)
            return Refusal.Missing("This view is not yours, or no longer there.");

        db.Remove(view);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
