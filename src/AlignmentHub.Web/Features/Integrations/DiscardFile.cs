using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>Throws an upload away that nobody has imported.</summary>
public sealed class DiscardFile(IDbContextFactory<HubDb> databases)
{
    public async Task<Outcome> RunAsync(Guid fileId, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.ImportLeads).Refusal is { } no) return no;

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // An import of it that somebody starts meanwhile waits for this, and then finds no file.
        await db.Database.ExecuteSqlAsync($"select from import_files where id = {fileId} for update", ct);
        if (await db.Set<Import>().AnyAsync(i => i.FileId == fileId, ct)) return new Refusal("This file has been imported. It stays with its import.");

        await db.Set<ImportFilePart>().Where(p => p.FileId == fileId).ExecuteDeleteAsync(ct);
        await db.Set<ImportFile>().Where(f => f.Id == fileId).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
        return Outcome.Done;
    }
}
