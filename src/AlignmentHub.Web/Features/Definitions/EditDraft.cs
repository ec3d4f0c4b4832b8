using System.Text.Json;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Features.Definitions.Agreement;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions;

/// <summary>
/// Replaces the content of a draft. Of two who edit the same one, the second to save is told. What is proposed does not change: it is
/// withdrawn, and the new content is its next draft.
/// </summary>
public sealed class EditDraft(IDbContextFactory<HubDb> databases, ReviseVersion revise, TimeProvider clock)
{
    /// <param name="version">The edit of the draft that was read; null overwrites whatever is there.</param>
    public async Task<Outcome<DraftKey>> RunAsync(
        Guid definitionId, int number, int? version, JsonElement document, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.EditDefinitions).Refusal is { } forbidden) return forbidden;
        var read = DefinitionContent.Parse(document);
        if (read.Value is not { } content) return read.Refusal!;

        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.VersionAsync(definitionId, number, ct) is not { } draft) return VersionLoading.NoSuchVersion;
        if (version is { } seen && seen != draft.Version) return VersionLoading.Overtaken;
        if (draft.ContentHash == content.ContentHash) return new DraftKey(definitionId, number, draft.Version);

        if (draft.IsUnderAgreement) return await revise.RunAsync(definitionId, number, version, content, by, ct);
        if (await db.StageOfAsync(definitionId, ct) != content.Stage) return VersionLoading.OtherStage;

        var (before, now) = (new { draft.ContentHash }, clock.GetUtcNow());
        if (draft.Edit(content, by.PersonId, now).Refusal is { } no) return no;

        db.Audit(by, "definition.edited", draft.LiveTopic, now, before, new { draft.Number, draft.ContentHash });
        return (await db.TrySaveAsync(ct)).IsDone ? new DraftKey(definitionId, number, draft.Version) : VersionLoading.Overtaken;
    }
}
