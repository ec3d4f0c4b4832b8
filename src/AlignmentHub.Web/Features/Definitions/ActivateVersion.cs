using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions;

/// <summary>Makes a version the one that counts and retires the one before it, in one act. All leads are then scored anew in the background.</summary>
public sealed class ActivateVersion(IDbContextFactory<HubDb> databases, StartJob jobs, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(
        Guid definitionId, int number, DateTimeOffset? at, ActivationReach reach, Actor by, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        if (at > now) return Refusal.Field("at", "Only a version that both sides signed can be scheduled. Leave the instant out to activate it now.");

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var versions = await db.VersionsForChangeAsync(definitionId, ct);
        if (versions.FirstOrDefault(v => v.Number == number) is not { } version) return VersionLoading.NoSuchVersion;
        if (Activation.Allows(version, versions, by).Refusal is { } forbidden) return forbidden;

        // The one before goes first: the database allows one active version after each statement, not only at the end.
        var before = versions.FirstOrDefault(v => v.State == DefinitionState.Active && v != version);
        before?.Retire(now);
        await db.SaveChangesAsync(ct);
        if (version.Activate(by.PersonId, !version.WasSigned, now).Refusal is { } no) return no;

        db.Audit(by, "definition.activated", version.LiveTopic, now,
            before is null ? null : new { before.Number }, new { version.Number, version.ContentHash, version.IsUnsigned, Reach = reach.ToString() });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await jobs.FollowAsync(RescoreJob.Name, new() { [RescoreJob.Occasion] = OccasionOf(reach).ToString() }, ct);
        return Outcome.Done;
    }

    private static ScoringOccasion OccasionOf(ActivationReach reach) => reach switch
    {
        ActivationReach.NextActivity => ScoringOccasion.Nightly,
        ActivationReach.AllNow => ScoringOccasion.Event,
    };
}
