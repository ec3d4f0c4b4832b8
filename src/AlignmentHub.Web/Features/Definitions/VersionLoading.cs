using AlignmentHub.Domain;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions;

internal static class VersionLoading
{
    public static Refusal NoSuchVersion => Refusal.Missing("There is no such version of this definition.");

    public static Refusal Overtaken => new("Somebody else saved this draft since you opened it. Load it again, or save yours as a new draft.");

    public static Refusal OtherStage => Refusal.Field("stage", "This is a document of another stage than that of the definition.");

    /// <summary>Refuses an act on a version by somebody who has not seen it as it is.</summary>
    /// <param name="seen">The edit of the version that was read; null asks nothing.</param>
    public static Outcome IsSeen(this DefinitionVersion version, int? seen) => seen is null || seen == version.Version
        ? Outcome.Done
        : new Refusal("Somebody else changed this version since you read it. Look at it as it is now, then do it again.");

    public static Task<DefinitionStage> StageOfAsync(this HubDb db, Guid definitionId, CancellationToken ct) =>
        db.Set<Definition>().Where(d => d.Id == definitionId).Select(d => d.Stage).SingleAsync(ct);

    public static Task<DefinitionVersion?> VersionAsync(this HubDb db, Guid definitionId, int number, CancellationToken ct) =>
        db.Set<DefinitionVersion>().SingleOrDefaultAsync(v => v.DefinitionId == definitionId && v.Number == number, ct);

    /// <summary>All versions of a definition, oldest first, none if there is no such definition. Whoever changes their number or their states waits here for others who do.</summary>
    public static async Task<List<DefinitionVersion>> VersionsForChangeAsync(this HubDb db, Guid definitionId, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select from definitions where id = {definitionId} for update", ct);
        return await db.Set<DefinitionVersion>().Where(v => v.DefinitionId == definitionId).OrderBy(v => v.Number).ToListAsync(ct);
    }
}
