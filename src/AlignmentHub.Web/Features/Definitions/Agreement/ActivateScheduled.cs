using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions.Agreement;

/// <summary>Makes versions count whose instant has come, the earliest first. Two servers may do so at once: the second finds it done.</summary>
public sealed class ActivateScheduled(IDbContextFactory<HubDb> databases, SwitchVersion change, TimeProvider clock)
{
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        var done = 0;
        foreach (var (definition, version) in await DueAsync(ct))
            if (await ActivateAsync(definition, version, ct)) done++;

        return done;
    }

    private async Task<IReadOnlyList<(Guid Definition, Guid Version)>> DueAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        var due = await db.Set<DefinitionVersion>().Where(v => v.State == DefinitionState.Scheduled && v.ScheduledFor <= now)
            .OrderBy(v => v.ScheduledFor).ThenBy(v => v.Number).Select(v => new { v.DefinitionId, v.Id }).ToListAsync(ct);
        return [.. due.Select(v => (v.DefinitionId, v.Id))];
    }

    private async Task<bool> ActivateAsync(Guid definitionId, Guid versionId, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var versions = await db.VersionsForChangeAsync(definitionId, ct);
        var (version, now) = (versions.Single(v => v.Id == versionId), clock.GetUtcNow());
        // Looked at again behind the lock: it may have been withdrawn, put off or activated meanwhile.
        if (version.State != DefinitionState.Scheduled || version.ScheduledFor > now) return false;

        var reach = version.ScheduledReach ?? ActivationReach.NextActivity;
        return (await change.RunAsync(db, new(versions, version, reach, version.ScheduledBy), Actor.System, now, ct)).IsDone;
    }
}
