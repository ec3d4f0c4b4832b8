using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Jobs;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Definitions.BackTests;

/// <summary>Asks for a version to be tried on the past. It runs in the background.</summary>
public sealed class RequestBackTest(IDbContextFactory<HubDb> databases, StartJob jobs, IOptions<HubOptions> options, TimeProvider clock)
{
    /// <param name="to">The day after the last.</param>
    public async Task<Outcome<Guid>> RunAsync(Guid definitionId, int number, DateOnly from, DateOnly to, Actor by, CancellationToken ct = default)
    {
        if (!by.May(Permission.SignDefinitions) && by.Needs(Permission.EditDefinitions).Refusal is { } forbidden) return forbidden;

        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.VersionAsync(definitionId, number, ct) is not { } version) return VersionLoading.NoSuchVersion;
        if (DefinitionDocument.Parse(System.Text.Json.JsonElement.Parse(version.Document)).Refusal is not null)
            return new Refusal("Only rules can be tried on the past; this version asks questions.");

        var now = clock.GetUtcNow();
        var active = await db.Set<DefinitionVersion>().SingleOrDefaultAsync(v => v.DefinitionId == definitionId && v.State == DefinitionState.Active, ct);
        var request = BackTest.Request(version, active, from, to, by.PersonId, now);
        if (request.Value is not { } test) return request.Refusal!;

        var end = options.Value.Zone.BeginOf(to);
        if (!await db.Set<Lead>().AnyAsync(l => l.CreatedAt < end, ct))
            return Refusal.Field("to", "No lead had come by the end of this period, so there is nothing to replay. Choose a later one.");

        db.Add(test);
        db.Audit(by, "definition.backTested", version.LiveTopic, now, after: new { version.Number, version.ContentHash, From = from, To = to });
        await db.SaveChangesAsync(ct);
        // Inside a greater transaction the job may look too early; the timetable looks again.
        await jobs.FollowAsync(BackTestJob.Name, ct);
        return test.Id;
    }
}
