using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>An import that this server runs, and no other until it lets go.</summary>
public sealed record ClaimedImport(Import Import, ImportFile File, FieldMapping Mapping, Actor By, NpgsqlConnection Claim) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => ImportQueue.ReleaseAsync(Claim);
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
            if (await TryLockAsync(id, ct) is not { } claim) continue;

            // Another server may have finished it a moment ago.
            if (await Unfinished(db).SingleOrDefaultAsync(i => i.Id == id, ct) is { } import) return await ClaimedAsync(db, import, claim, ct);
            await ReleaseAsync(claim);
        }

        return null;
    }

    private async Task<ClaimedImport> ClaimedAsync(HubDb db, Import import, NpgsqlConnection claim, CancellationToken ct)
    {
        var file = await db.Set<ImportFile>().AsNoTracking().SingleAsync(f => f.Id == import.FileId, ct);
        // Somebody who left meanwhile may do nothing any more; the ingest will say so.
        var by = await actors.FindAsync(import.CreatedBy, ct: ct) ?? new Actor(import.CreatedBy, "", []);
        return new ClaimedImport(import, file, FieldMapping.Parse(import.Mapping).Value!, by, claim);
    }

    // A killed server's session ends with its locks; one that goes back to the pool would keep them until somebody uses it again.
    internal static async ValueTask ReleaseAsync(NpgsqlConnection claim)
    {
        await using var session = claim;
        await using var release = new NpgsqlCommand("select pg_advisory_unlock_all()", session);
        await release.ExecuteNonQueryAsync();
    }

    private async Task<NpgsqlConnection?> TryLockAsync(Guid id, CancellationToken ct)
    {
        var connection = await database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand("select pg_try_advisory_lock(hashtextextended($1, 0))", connection);
        command.Parameters.Add(new() { Value = $"import/{id}" });
        if (await command.ExecuteScalarAsync(ct) is true) return connection;

        await connection.DisposeAsync();
        return null;
    }

    private static IQueryable<Import> Unfinished(HubDb db) =>
        db.Set<Import>().AsNoTracking().Where(i => i.State == ImportState.Queued || i.State == ImportState.Running);
}
