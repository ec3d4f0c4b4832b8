using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Features.Definitions.Pilots;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions.Agreement;

/// <summary>Makes a version the one that counts, now or at an instant to come.</summary>
public sealed class ActivateVersion(IDbContextFactory<HubDb> databases, SwitchVersion change, TimeProvider clock)
{
    // Clocks differ a little, and a request takes its time.
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);

    /// <param name="seen">The edit of the version that was read; null asks nothing.</param>
    /// <param name="at">Absent: now. One gone by is refused: whoever mistypes a year must not change the definition for everybody.</param>
    public async Task<Outcome> RunAsync(
        Guid definitionId, int number, int? seen, DateTimeOffset? at, ActivationReach reach, Actor by, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var versions = await db.VersionsForChangeAsync(definitionId, ct);
        if (versions.FirstOrDefault(v => v.Number == number) is not { } version) return VersionLoading.NoSuchVersion;
        if (version.IsSeen(seen).Refusal is { } overtaken) return overtaken;
        if (Activation.Allows(version, versions, await db.OpenPilotAsync(definitionId, ct), by).Refusal is { } forbidden) return forbidden;
        if (at < now - Late) return Refusal.Field("at", "This instant has passed. Leave it out to activate the version now, or choose one to come.");
        if (at is not { } later || later <= now) return await change.RunAsync(db, new(versions, version, reach, by.PersonId), by, now, ct);

        var before = version.ScheduledFor;
        if (version.Schedule(later, reach, by.PersonId).Refusal is { } no) return no;

        db.Audit(by, "definition.scheduled", version.LiveTopic, now,
            before is null ? null : new { ScheduledFor = before }, new { version.Number, version.ContentHash, version.ScheduledFor, Reach = reach.ToString() });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return Outcome.Done;
    }
}
