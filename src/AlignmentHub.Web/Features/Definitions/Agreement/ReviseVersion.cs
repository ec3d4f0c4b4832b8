using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Features.Definitions.Pilots;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions.Agreement;

/// <summary>Changes what is proposed: the version is withdrawn with its signatures, and its next draft opens, in one act.</summary>
public sealed class ReviseVersion(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    /// <param name="seen">The edit of the version that was read; null asks nothing.</param>
    /// <param name="content">What the draft begins with; absent: what was proposed.</param>
    public async Task<Outcome<DraftKey>> RunAsync(
        Guid definitionId, int number, int? seen, IDefinitionContent? content, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.EditDefinitions).Refusal is { } forbidden) return forbidden;

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var versions = await db.VersionsForChangeAsync(definitionId, ct);
        if (versions.FirstOrDefault(v => v.Number == number) is not { } version) return VersionLoading.NoSuchVersion;
        if (seen is { } edit && edit != version.Version) return VersionLoading.Overtaken;
        if ((await db.IsNotPilotedAsync(version, ct)).Refusal is { } piloted) return piloted;
        if (!version.IsUnderAgreement) return new Refusal("Only a version that is proposed or signed can be changed this way.");

        if (content is { } other && await db.StageOfAsync(definitionId, ct) != other.Stage) return VersionLoading.OtherStage;

        var (now, before) = (clock.GetUtcNow(), version.State.ToString());
        var draft = DefinitionVersion.Draft(definitionId, versions.Max(v => v.Number) + 1, content ?? version.Content, by.PersonId, now);
        if (version.Withdraw(by.PersonId, now).Refusal is { } no) return no;

        db.Add(draft);
        db.Audit(by, "definition.revised", version.LiveTopic, now, new { version.Number, State = before }, new { draft.Number, draft.ContentHash });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new DraftKey(definitionId, draft.Number, draft.Version);
    }
}
