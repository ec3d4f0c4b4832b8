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
        var versions = await db.VersionsForChangeAsync(definitionId, ct);
        if (versions.FirstOrDefault(v => v.Number == number) is not { } version) return VersionLoading.NoSuchVersion;
        if (await db.OpenPilotAsync(definitionId, ct) is not { } pilot || pilot.VersionId != version.Id) return PilotLoading.NoPilot;
        if (Versions.Check(seen, pilot.Version).Refusal is { } overtaken) return overtaken;
        if (Activation.Allows(version, versions, pilot, by).Refusal is { } no) return no;

        return await change.RunAsync(db, new(versions, version, reach, by.PersonId), by, clock.GetUtcNow(), ct);
    }
}
