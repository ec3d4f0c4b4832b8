using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>An import that this server runs, and no other until it lets go.</summary>
public sealed record ClaimedImport(Import Import, ImportFile File, FieldMapping Mapping, Actor By, SessionLock Claim) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Claim.DisposeAsync();
}

/// <summary>The imports that wait or were interrupted, the oldest first.</summary>
public sealed class ImportQueue(IDbContextFactory<HubDb> databases, NpgsqlDataSource database, ActorQueries actors)
{
    /// <summary>The next one that no other server runs.</summary>
    public async Task<ClaimedImport?> ClaimAsync(CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var unfinished = await Unfinished(db).OrderBy(i => i.CreatedAt).ThenBy(i => i.Id).Select(i => i.Id).ToListAsync(ct);
        foreach (var id in unfinished)
        {
            if (await SessionLock.TryTakeAsync(database, $"import/{id}", ct) is not { } claim) continue;

            // Another server may have finished it a moment ago.
            if (await Unfinished(db).SingleOrDefaultAsync(i => i.Id == id, ct) is { } import) return await ClaimedAsync(db, import, claim, ct);
            await claim.DisposeAsync();
        }

        return null;
    }

    private async Task<ClaimedImport> ClaimedAsync(HubDb db, Import import, SessionLock claim, CancellationToken ct)
    {
        var file = await db.Set<ImportFile>().AsNoTracking().SingleAsync(f => f.Id == import.FileId, ct);
        // Somebody who left meanwhile may do nothing any more; the ingest will say so.
        var by = await actors.FindAsync(import.CreatedBy, ct: ct) ?? new Actor(import.CreatedBy, "", []);
        return new ClaimedImport(import, file, FieldMapping.Parse(import.Mapping).Value!, by, claim);
    }

    private static IQueryable<Import> Unfinished(HubDb db) =>
        db.Set<Import>().AsNoTracking().Where(i => i.State == ImportState.Queued || i.State == ImportState.Running);
}
