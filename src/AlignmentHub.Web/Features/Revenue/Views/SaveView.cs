using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Views;

/// <summary>Keeps a page as it is set up now, for oneself or for all.</summary>
public sealed class SaveView(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(string name, string address, bool isShared, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.ReadRevenue).Refusal is { } forbidden) return forbidden;
        if (by.PersonId is not { } owner) return Refusal.Forbidden("Only people save views.");

        var saved = ReportView.Save(owner, name, address, isShared, clock.GetUtcNow());
        if (saved.Value is not { } view) return saved.Refusal!;

        await using var db = await databases.CreateDbContextAsync(ct);
        db.Add(view);
        await db.SaveChangesAsync(ct);
        return Outcome.Done;
    }
}
