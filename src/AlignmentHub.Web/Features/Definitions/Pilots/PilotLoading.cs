using AlignmentHub.Domain;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Pilots;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions.Pilots;

internal static class PilotLoading
{
    public static Refusal NoPilot => Refusal.Missing("This version is not being piloted.");

    /// <summary>The pilot that runs. Whoever starts or ends one holds the definition (<see cref="VersionLoading.VersionsForChangeAsync"/>).</summary>
    public static Task<Pilot?> OpenPilotAsync(this HubDb db, Guid definitionId, CancellationToken ct) =>
        db.Set<Pilot>().SingleOrDefaultAsync(p => p.DefinitionId == definitionId && p.EndedAt == null, ct);

    /// <summary>The pilot of this version that runs, for who will end it; the definition is held as long.</summary>
    /// <param name="seen">The version of the pilot that was read; null asks nothing.</param>
    public static async Task<Outcome<PilotForChange>> PilotForChangeAsync(this HubDb db, Guid definitionId, int number, int? seen, CancellationToken ct)
    {
        var versions = await db.VersionsForChangeAsync(definitionId, ct);
        if (versions.FirstOrDefault(v => v.Number == number) is not { } version) return VersionLoading.NoSuchVersion;
        if (await db.OpenPilotAsync(definitionId, ct) is not { } pilot || pilot.VersionId != version.Id) return NoPilot;

        return Versions.Check(seen, pilot.Version).Refusal is { } overtaken ? overtaken : new PilotForChange(versions, version, pilot);
    }

    /// <summary>The pilot of a version that began last, whether it runs or not.</summary>
    public static Task<Pilot?> LastPilotAsync(this HubDb db, Guid definitionId, int number, CancellationToken ct) => db.Set<Pilot>().AsNoTracking()
        .Where(p => p.DefinitionId == definitionId && db.Set<DefinitionVersion>().Any(v => v.Id == p.VersionId && v.Number == number))
        .OrderByDescending(p => p.StartedAt).FirstOrDefaultAsync(ct);

    /// <summary>Why a version that is being piloted is not given up or changed.</summary>
    public static async Task<Outcome> IsNotPilotedAsync(this HubDb db, DefinitionVersion version, CancellationToken ct) =>
        await db.OpenPilotAsync(version.DefinitionId, ct) is { } open && open.VersionId == version.Id
            ? new Refusal("This version is being piloted and judges leads. End the pilot first.")
            : Outcome.Done;
}

/// <summary>A pilot that runs, its version, and all versions of the definition.</summary>
internal sealed record PilotForChange(IReadOnlyList<DefinitionVersion> Versions, DefinitionVersion Version, Pilot Pilot);
