using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Features.Definitions.Agreement;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions.Pilots;

/// <summary>Makes the version of a pilot the active one, as every activation does; the pilot ends with it.</summary>
public sealed class PromotePilot(IDbContextFactory<HubDb> databases, SwitchVersion change, TimeProvider clock)
{
    /// <param name="seen">The version of the pilot that was read; null asks nothing.</param>
    public async Task<Outcome> RunAsync(Guid definitionId, int number, int? seen, ActivationReach reach, Actor by, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var found = await db.PilotForChangeAsync(definitionId, number, seen, ct);
        if (found.Refusal is { } missing) return missing;

        var (versions, version, pilot) = found.Value!;
        if (Activation.Allows(version, versions, pilot, by).Refusal is { } no) return no;

        return await change.RunAsync(db, new(versions, version, reach, by.PersonId), by, clock.GetUtcNow(), ct);
    }
}
