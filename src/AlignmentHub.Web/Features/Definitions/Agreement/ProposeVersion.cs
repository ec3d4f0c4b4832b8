using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions.Agreement;

/// <summary>Offers a draft to both sides. From now on its content cannot change, and who may sign hears of it.</summary>
public sealed class ProposeVersion(IDbContextFactory<HubDb> databases, PostNotices notices, TimeProvider clock)
{
    /// <param name="seen">The edit of the version that was read; null asks nothing.</param>
    public async Task<Outcome> RunAsync(Guid definitionId, int number, int? seen, Proposal proposal, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.EditDefinitions).Refusal is { } forbidden) return forbidden;

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var versions = await db.VersionsForChangeAsync(definitionId, ct);
        if (versions.FirstOrDefault(v => v.Number == number) is not { } version) return VersionLoading.NoSuchVersion;
        if (version.IsSeen(seen).Refusal is { } overtaken) return overtaken;
        if (proposal.ReasonKey is { } key && !await db.Set<RejectionReason>().AnyAsync(r => r.Key == key, ct))
            return Refusal.Field("reason", $"There is no reason {key} for rejections.");

        var now = clock.GetUtcNow();
        if (version.Propose(proposal, by.PersonId, now).Refusal is { } no) return no;

        db.Audit(by, "definition.proposed", version.LiveTopic, now, after: new { version.Number, version.ContentHash, version.ReasonKey }, reason: version.Because);
        await db.SaveChangesAsync(ct);
        await notices.RunAsync(db, await VersionNews.ProposedAsync(db, version, now, ct), ct);
        await transaction.CommitAsync(ct);
        return Outcome.Done;
    }
}
