using System.Text.Json;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions;

/// <summary>One definition with all its versions, the latest first.</summary>
public sealed record DefinitionLine(Guid Id, DefinitionStage Stage, string Name, IReadOnlyList<VersionLine> Versions)
{
    public VersionLine? Active => Versions.FirstOrDefault(v => v.State == DefinitionState.Active);
}

public sealed record VersionLine(
    int Number, DefinitionState State, bool Signed, string? CreatedBy, DateTimeOffset CreatedAt, string? ActivatedBy, DateTimeOffset? ActivatedAt,
    DateTimeOffset? RetiredAt, string ContentHash);

/// <summary>One version with its document. The id is that of the definition, the version counts its edits.</summary>
public sealed record VersionSheet(
    Guid Id, DefinitionStage Stage, string Name, int Number, DefinitionState State, bool Signed, string? CreatedBy, DateTimeOffset CreatedAt,
    string? ActivatedBy, DateTimeOffset? ActivatedAt, DateTimeOffset? RetiredAt, string ContentHash, int Version, JsonElement Document);

/// <summary>What the definition screens and the API read.</summary>
public sealed class DefinitionQueries(IDbContextFactory<HubDb> databases)
{
    public async Task<IReadOnlyList<DefinitionLine>> ListAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var people = db.Set<Person>();
        var definitions = await db.Set<Definition>().AsNoTracking().OrderBy(d => d.Stage).ToListAsync(ct);
        var versions = await db.Set<DefinitionVersion>().AsNoTracking().OrderByDescending(v => v.Number)
            .Select(v => new
            {
                v.DefinitionId, Version = v,
                CreatedBy = people.Where(p => p.Id == v.CreatedBy).Select(p => p.Name).FirstOrDefault(),
                ActivatedBy = people.Where(p => p.Id == v.ActivatedBy).Select(p => p.Name).FirstOrDefault(),
            })
            .ToListAsync(ct);
        return [.. definitions.Select(d => new DefinitionLine(d.Id, d.Stage, d.Name,
            [.. versions.Where(v => v.DefinitionId == d.Id).Select(v => Line(v.Version, v.CreatedBy, v.ActivatedBy))]))];
    }

    public async Task<VersionSheet?> VersionAsync(Guid definitionId, int number, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<Definition>().FindAsync([definitionId], ct) is not { } definition) return null;
        if (await db.VersionAsync(definitionId, number, ct) is not { } version) return null;

        var names = await db.Set<Person>().Where(p => p.Id == version.CreatedBy || p.Id == version.ActivatedBy)
            .Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return new(definition.Id, definition.Stage, definition.Name, version.Number, version.State, version.WasSigned,
            NameOf(version.CreatedBy), version.CreatedAt, NameOf(version.ActivatedBy), version.ActivatedAt, version.RetiredAt,
            version.ContentHash, version.Version, JsonElement.Parse(version.Document));

        string? NameOf(Guid? person) => person is { } id ? names.GetValueOrDefault(id) : null;
    }

    /// <summary>The document that judges leads now; null while no version is active.</summary>
    public async Task<DefinitionDocument?> ActiveDocumentAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var active = await db.Set<DefinitionVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.State == DefinitionState.Active, ct);
        return active?.Content;
    }

    private static VersionLine Line(DefinitionVersion v, string? createdBy, string? activatedBy) =>
        new(v.Number, v.State, v.WasSigned, createdBy, v.CreatedAt, activatedBy, v.ActivatedAt, v.RetiredAt, v.ContentHash);
}
