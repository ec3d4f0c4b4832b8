using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Notices;

/// <summary>Marks what a person has seen; only their own, and only what there was when they looked.</summary>
public sealed class MarkNoticesRead(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task RunAsync(IReadOnlyList<Guid> seen, Actor by, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Set<Notice>().Where(n => n.PersonId == by.Id && n.ReadAt == null && seen.Contains(n.Id)).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), ct);
        await db.AnnounceAsync([$"notice/{by.Id}"], ct);
        await transaction.CommitAsync(ct);
    }
}
