using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions.Pilots;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions.Pilots;

/// <summary>Which leads somebody wants a pilot to judge: a share of all, or those of pools.</summary>
/// <param name="Share">In percent of all leads; absent with pools.</param>
/// <param name="Pools">The keys of the pools whose leads it judges; none with a share.</param>
public sealed record PilotWish(int? Share = null, IReadOnlyList<string>? Pools = null);

/// <summary>
/// Lets a signed version judge some leads beside the active one. They are scored anew in the background; nobody qualifies by that, only by
/// what they do next.
/// </summary>
public sealed class StartPilot(IDbContextFactory<HubDb> databases, StartJob jobs, TimeProvider clock)
{
    /// <param name="seen">The edit of the version that was read; null asks nothing.</param>
    public async Task<Outcome<Pilot>> RunAsync(Guid definitionId, int number, int? seen, PilotWish wish, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.EditDefinitions).Refusal is { } forbidden) return forbidden;

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var versions = await db.VersionsForChangeAsync(definitionId, ct);
        if (versions.FirstOrDefault(v => v.Number == number) is not { } version) return VersionLoading.NoSuchVersion;
        if (Versions.Check(seen, version.Version).Refusal is { } overtaken) return overtaken;

        var scope = await PilotPools.ScopeAsync(db, wish, ct);
        if (scope.Value is not { } leads) return scope.Refusal!;

        var now = clock.GetUtcNow();
        var started = Pilot.Start(version, versions, await db.OpenPilotAsync(definitionId, ct), leads, by, now);
        if (started.Value is not { } pilot) return started.Refusal!;

        db.Add(pilot);
        db.Audit(by, "pilot.started", pilot.LiveTopic, now, after: new { version.Number, version.ContentHash, pilot.Share, wish.Pools });
        JobRequests.Add(db, RescoreJob.Name, nameof(ScoringOccasion.Nightly), now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await jobs.FollowAsync(RescoreJob.Name, ct);
        return pilot;
    }
}
