using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Views;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Views;

/// <param name="By">Who saved it, where that is somebody else.</param>
public sealed record ViewLine(Guid Id, string Name, string Address, bool IsShared, string? By);

/// <summary>The views of a page that somebody can choose: their own, and those saved for everybody.</summary>
public sealed class ViewQueries(IDbContextFactory<HubDb> databases)
{
    public async Task<IReadOnlyList<ViewLine>> OfAsync(string page, Actor me, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<SavedView>().Where(v => v.Page == page && (v.OwnerId == me.Id || v.IsShared)).OrderBy(v => v.Name).ThenBy(v => v.Id)
            .Select(v => new ViewLine(v.Id, v.Name, v.Address, v.IsShared, v.OwnerId == me.Id ? null : db.Users.Where(p => p.Id == v.OwnerId).Select(p => p.Name).First()))
            .ToListAsync(ct);
    }
}
