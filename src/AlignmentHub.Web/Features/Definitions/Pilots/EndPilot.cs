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

/// <summary>Gives a pilot up: the active version judges its leads again, and who it qualified stays with sales. Who may write definitions or sign them may do so.</summary>
public sealed class EndPilot(IDbContextFactory<HubDb> databases, StartJob jobs, TimeProvider clock)
{
    /// <param name="seen">The version of the pilot that was read; null asks nothing.</param>
    public async Task<Outcome> RunAsync(Guid definitionId, int number, int? seen, Actor by, CancellationToken ct = default)
    {
        if (!by.May(Permission.SignDefinitions) && by.Needs(Permission.EditDefinitions).Refusal is { } forbidden) return forbidden;

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var found = await db.PilotForChangeAsync(definitionId, number, seen, ct);
        if (found.Refusal is { } missing) return missing;

        var pilot = found.Value!.Pilot;
        var now = clock.GetUtcNow();
        if (pilot.End(PilotEnding.Stopped, by.PersonId, now).Refusal is { } no) return no;

        db.Audit(by, "pilot.ended", pilot.LiveTopic, now, new { Number = number, pilot.StartedAt }, new { Ending = pilot.Ending.ToString() });
        JobRequests.Add(db, RescoreJob.Name, nameof(ScoringOccasion.Nightly), now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await jobs.FollowAsync(RescoreJob.Name, ct);
        return Outcome.Done;
    }
}
