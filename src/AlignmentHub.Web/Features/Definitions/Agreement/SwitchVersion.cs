using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Pilots;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Definitions.Pilots;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Jobs;

namespace AlignmentHub.Web.Features.Definitions.Agreement;

/// <summary>A version on its way to count.</summary>
/// <param name="Versions">All of the definition, held against others who change them.</param>
/// <param name="Chosen">Who chose it, at once or by scheduling it.</param>
public sealed record VersionChange(IReadOnlyList<DefinitionVersion> Versions, DefinitionVersion Version, ActivationReach Reach, Guid? Chosen);

/// <summary>
/// Makes a version the one that counts and retires the one before it, in one transaction; a pilot of the version ends with that. All leads are
/// then scored anew in the background.
/// </summary>
public sealed class SwitchVersion(PostNotices notices, StartJob jobs)
{
    public async Task<Outcome> RunAsync(HubDb db, VersionChange change, Actor by, DateTimeOffset now, CancellationToken ct)
    {
        var version = change.Version;
        // The one before goes first: the database allows one active version after each statement, not only at the end.
        var before = change.Versions.FirstOrDefault(v => v.State == DefinitionState.Active && v != version);
        before?.Retire(now);
        await db.SaveChangesAsync(ct);
        if (version.Activate(change.Chosen, now).Refusal is { } no) return no;
        if (await EndPilotAsync(db, version, by, now, ct) is { } cannot) return cannot;

        db.Audit(by, "definition.activated", version.LiveTopic, now,
            before is null ? null : new { before.Number }, new { version.Number, version.ContentHash, version.IsUnsigned, Reach = change.Reach.ToString() });
        // Questions judge no lead.
        if (version.NeedsBackTest) JobRequests.Add(db, RescoreJob.Name, OccasionOf(change.Reach).ToString(), now);
        await db.SaveChangesAsync(ct);
        await notices.RunAsync(db, await VersionNews.ActivatedAsync(db, version, now, ct), ct);
        await db.Database.CommitTransactionAsync(ct);
        if (version.NeedsBackTest) await jobs.FollowAsync(RescoreJob.Name, ct);
        return Outcome.Done;
    }

    private static async Task<Refusal?> EndPilotAsync(HubDb db, DefinitionVersion version, Actor by, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.OpenPilotAsync(version.DefinitionId, ct) is not { } pilot || pilot.VersionId != version.Id) return null;

        db.Audit(by, "pilot.promoted", pilot.LiveTopic, now, new { version.Number, pilot.StartedAt });
        return pilot.End(PilotEnding.Promoted, by.PersonId, now).Refusal;
    }

    private static ScoringOccasion OccasionOf(ActivationReach reach) => reach switch
    {
        ActivationReach.NextActivity => ScoringOccasion.Nightly,
        ActivationReach.AllNow => ScoringOccasion.Event,
    };
}
