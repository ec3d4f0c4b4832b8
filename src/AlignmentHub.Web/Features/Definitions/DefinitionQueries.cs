using System.Text.Json;
using AlignmentHub.Domain.Access;
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
    DateTimeOffset? RetiredAt, string ContentHash)
{
    /// <summary>Who signed it, marketing first.</summary>
    public IReadOnlyList<string> SignedBy { get; init; } = [];
}

/// <summary>One version with its document. The id is that of the definition, the version counts its edits.</summary>
public sealed record VersionSheet(
    Guid Id, DefinitionStage Stage, string Name, int Number, DefinitionState State, bool Signed, string? CreatedBy, DateTimeOffset CreatedAt,
    string? ActivatedBy, DateTimeOffset? ActivatedAt, DateTimeOffset? RetiredAt, string ContentHash, int Version, JsonElement Document)
{
    /// <summary>Whether it can count only once both sides have signed: it is not the first version that was signed or active.</summary>
    public bool NeedsSignatures { get; init; }

    /// <summary>Who changed the draft last; absent while it is as it was made.</summary>
    public string? EditedBy { get; init; }

    public DateTimeOffset? EditedAt { get; init; }

    public Proposed? Proposal { get; init; }

    public IReadOnlyList<SignatureLine> Signatures { get; init; } = [];

    /// <summary>When it becomes active by itself.</summary>
    public DateTimeOffset? ScheduledFor { get; init; }

    public ActivationReach? ScheduledReach { get; init; }

    public string? WithdrawnBy { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }
}

/// <param name="Reason">The key of the reason for rejections that it answers.</param>
public sealed record Proposed(string? By, DateTimeOffset At, string? Because, string? Reason);

/// <param name="Relayed">Whether somebody else's API key brought it.</param>
/// <param name="BackTest">The result that the signer had opened, which the other side has to open too; absent for questions.</param>
public sealed record SignatureLine(TeamSide Side, string By, DateTimeOffset At, bool Relayed, Guid? BackTest);

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
        var signatures = await (from s in db.Set<Signature>() join p in people on s.PersonId equals p.Id select new { s.VersionId, s.Side, p.Name }).ToListAsync(ct);
        return [.. definitions.Select(d => new DefinitionLine(d.Id, d.Stage, d.Name,
            [.. versions.Where(v => v.DefinitionId == d.Id)
                .Select(v => Line(v.Version, v.CreatedBy, v.ActivatedBy) with { SignedBy = [.. signatures.Where(s => s.VersionId == v.Version.Id).OrderBy(s => s.Side).Select(s => s.Name)] })]))];
    }

    public async Task<VersionSheet?> VersionAsync(Guid definitionId, int number, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<Definition>().FindAsync([definitionId], ct) is not { } definition) return null;
        if (await db.VersionAsync(definitionId, number, ct) is not { } version) return null;

        var signatures = await db.Set<Signature>().AsNoTracking().Where(s => s.VersionId == version.Id).OrderBy(s => s.SignedAt).ToListAsync(ct);
        var isLater = await db.Set<DefinitionVersion>()
            .AnyAsync(v => v.DefinitionId == definitionId && v.Id != version.Id && (v.SignedAt != null || v.ActivatedAt != null), ct);
        Guid?[] named = [version.CreatedBy, version.EditedBy, version.ActivatedBy, version.ProposedBy, version.WithdrawnBy, .. signatures.Select(s => (Guid?)s.PersonId)];
        var names = await db.Set<Person>().Where(p => named.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        return new(definition.Id, definition.Stage, definition.Name, version.Number, version.State, version.WasSigned,
            NameOf(version.CreatedBy), version.CreatedAt, NameOf(version.ActivatedBy), version.ActivatedAt, version.RetiredAt,
            version.ContentHash, version.Version, JsonElement.Parse(version.Document))
        {
            NeedsSignatures = isLater, EditedBy = NameOf(version.EditedBy), EditedAt = version.EditedAt,
            Proposal = version.ProposedAt is { } at ? new(NameOf(version.ProposedBy), at, version.Because, version.ReasonKey) : null,
            Signatures = [.. signatures.Select(s => new SignatureLine(s.Side, names[s.PersonId], s.SignedAt, s.IsRelayed, s.BackTestId))],
            ScheduledFor = version.ScheduledFor, ScheduledReach = version.ScheduledReach,
            WithdrawnBy = NameOf(version.WithdrawnBy), WithdrawnAt = version.WithdrawnAt,
        };

        string? NameOf(Guid? person) => person is { } id ? names.GetValueOrDefault(id) : null;
    }

    /// <summary>The document that judges leads now; null while no version is active.</summary>
    public async Task<DefinitionDocument?> ActiveDocumentAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var active = await db.Set<DefinitionVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.State == DefinitionState.Active
            && db.Set<Definition>().Any(d => d.Id == v.DefinitionId && d.Stage == DefinitionStage.Mql), ct);
        return active?.Content as DefinitionDocument;
    }

    private static VersionLine Line(DefinitionVersion v, string? createdBy, string? activatedBy) =>
        new(v.Number, v.State, v.WasSigned, createdBy, v.CreatedAt, activatedBy, v.ActivatedAt, v.RetiredAt, v.ContentHash);
}
