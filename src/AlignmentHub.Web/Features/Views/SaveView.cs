using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Views;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Views;

/// <summary>Keeps what a page shows under a name; the same name again means the filters of now.</summary>
public sealed class SaveView(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(string? name, string address, bool isShared, Actor by, CancellationToken ct = default)
    {
        var saved = SavedView.Save(by, name, address, isShared, clock.GetUtcNow());
        if (saved.Value is not { } view) return saved.Refusal!;

        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<SavedView>().SingleOrDefaultAsync(v => v.OwnerId == view.OwnerId && v.Page == view.Page && v.Name == view.Name, ct) is { } present) present.Replace(view);
        else db.Add(view);
        return await db.TrySaveAsync(ct);
    }
}
