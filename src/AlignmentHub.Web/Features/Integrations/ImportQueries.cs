using System.Text.Json;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Integrations.Files;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>An import as lists and its page show it. Rows are judged so far, lines what the file has.</summary>
public sealed record ImportLine(
    Guid Id, Guid FileId, string FileName, ImportKind Kind, ImportMode Mode, ImportState State, long Lines, long Position, long Rows, long Created,
    long Updated, long Refused, long Unchanged, long? Removed, string? Problem, string? By, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt)
{
    public bool IsOver => State is ImportState.Done or ImportState.Failed or ImportState.Reverted;
}

/// <summary>A row that was not taken.</summary>
public sealed record RefusedRow(long Row, IReadOnlyDictionary<string, IReadOnlyList<string>> Problems, IReadOnlyList<string> Cells);

/// <summary>The first lines of a file under an encoding and a separator.</summary>
public sealed record FileSample(char Separator, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>An upload that nobody has imported yet.</summary>
public sealed record WaitingFile(Guid Id, string Name, long Bytes, long Lines, string? By, DateTimeOffset UploadedAt);

/// <summary>What the import pages and the API read.</summary>
public sealed class ImportQueries(IDbContextFactory<HubDb> databases, NpgsqlDataSource database)
{
    private const int SampleRows = 200;

    public async Task<IReadOnlyList<ImportLine>> LatestAsync(int take, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Lines(db, db.Set<Import>().OrderByDescending(i => i.CreatedAt).ThenByDescending(i => i.Id).Take(take)).ToListAsync(ct);
    }

    public async Task<ImportLine?> FindAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Lines(db, db.Set<Import>().Where(i => i.Id == id)).SingleOrDefaultAsync(ct);
    }

    public async Task<IReadOnlyList<WaitingFile>> WaitingFilesAsync(int take, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<ImportFile>().Where(f => !db.Set<Import>().Any(i => i.FileId == f.Id)).OrderByDescending(f => f.UploadedAt).Take(take)
            .Select(f => new WaitingFile(f.Id, f.Name, f.Bytes, f.Lines,
                db.Set<Person>().Where(p => p.Id == f.UploadedBy).Select(p => p.Name).FirstOrDefault(), f.UploadedAt))
            .ToListAsync(ct);
    }

    public async Task<ImportFile?> FileAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<ImportFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id, ct);
    }

    public async Task<IReadOnlyList<RefusedRow>> RefusedAsync(Guid importId, long after, int take, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Set<ImportRefusal>().AsNoTracking()
            .Where(r => r.ImportId == importId && r.Row > after).OrderBy(r => r.Row).Take(take).ToListAsync(ct);
        return [.. rows.Select(r => new RefusedRow(r.Row, Read<Dictionary<string, IReadOnlyList<string>>>(r.Problems), Read<List<string>>(r.Cells)))];
    }

    /// <summary>The mapping of the last committed import of this kind with the same headers.</summary>
    public async Task<FieldMapping?> RememberedAsync(string headerSet, ImportKind kind, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var mapping = await db.Set<Import>()
            .Where(i => i.Mode == ImportMode.Commit && i.State == ImportState.Done && i.Kind == kind)
            .Where(i => db.Set<ImportFile>().Any(f => f.Id == i.FileId && f.HeaderSet == headerSet))
            .OrderByDescending(i => i.CreatedAt).Select(i => i.Mapping).FirstOrDefaultAsync(ct);
        return mapping is null ? null : FieldMapping.Parse(mapping).Value;
    }

    public async Task<FileSample> SampleAsync(Guid fileId, string encoding, char? separator, CancellationToken ct = default)
    {
        await using var content = new StoredFileStream(database, fileId);
        await using var lines = await LineReader.OpenAsync(content, encoding, separator, ct);
        List<IReadOnlyList<string>> rows = [];
        while (rows.Count < SampleRows && await lines.ReadAsync(ct) is { } line)
            if (!line.IsBlank) rows.Add(line.Cells);

        return new FileSample(lines.Separator, lines.Headers, rows);
    }

    private static IQueryable<ImportLine> Lines(HubDb db, IQueryable<Import> imports) =>
        from i in imports
        join f in db.Set<ImportFile>() on i.FileId equals f.Id
        join p in db.Set<Person>() on i.CreatedBy equals p.Id
        orderby i.CreatedAt descending, i.Id descending
        select new ImportLine(i.Id, i.FileId, f.Name, i.Kind, i.Mode, i.State, f.Lines, i.Position, i.Rows, i.Created, i.Updated, i.Refused, i.Unchanged,
            i.Removed, i.Problem, p.Name, i.CreatedAt, i.StartedAt, i.EndedAt);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json)!;
}
