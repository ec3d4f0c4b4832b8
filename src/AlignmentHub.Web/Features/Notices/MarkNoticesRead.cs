using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Notices;

/// <summary>Marks what a person was told up to the newest that they saw; only their own, and nothing that came after they looked.</summary>
public sealed class MarkNoticesRead(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task RunAsync(Guid newestSeen, Actor by, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"""
            update notices
            set read_at = {now}
            where person_id = {by.Id}
              and read_at is null
              and (created_at, id) <= (select created_at, id from notices where id = {newestSeen} and person_id = {by.Id})
            """, ct);
        await db.AnnounceAsync([$"notice/{by.Id}"], ct);
        await transaction.CommitAsync(ct);
    }
}
