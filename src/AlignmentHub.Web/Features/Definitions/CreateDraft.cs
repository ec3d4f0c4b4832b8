using System.Text.Json;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions;

/// <summary>Opens the next version of a definition as a draft, with a document of its own or with that of an earlier version.</summary>
public sealed class CreateDraft(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<Outcome<DraftKey>> RunAsync(Guid definitionId, JsonElement document, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.EditDefinitions).Refusal is { } forbidden) return forbidden;
        var read = DefinitionContent.Parse(document);
        return read.Value is { } content ? await AddAsync(definitionId, _ => content, by, ct) : read.Refusal!;
    }

    public async Task<Outcome<DraftKey>> RunAsync(Guid definitionId, int from, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.EditDefinitions).Refusal is { } forbidden) return forbidden;
        return await AddAsync(definitionId, versions => versions.FirstOrDefault(v => v.Number == from)?.Content, by, ct);
    }

    private async Task<Outcome<DraftKey>> AddAsync(
        Guid definitionId, Func<IReadOnlyList<DefinitionVersion>, IDefinitionContent?> contentOf, Actor by, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var versions = await db.VersionsForChangeAsync(definitionId, ct);
        if (versions.Count == 0) return Refusal.Missing("There is no such definition.");
        if (contentOf(versions) is not { } content) return VersionLoading.NoSuchVersion;
        if (await db.StageOfAsync(definitionId, ct) != content.Stage) return VersionLoading.OtherStage;

        var now = clock.GetUtcNow();
        var draft = DefinitionVersion.Draft(definitionId, versions.Max(v => v.Number) + 1, content, by.PersonId, now);
        db.Add(draft);
        db.Audit(by, "definition.drafted", draft.LiveTopic, now, after: new { draft.Number, draft.ContentHash });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new DraftKey(definitionId, draft.Number, draft.Version);
    }
}
