using AlignmentHub.Domain;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions;

internal static class VersionLoading
{
    public static Refusal NoSuchVersion => Refusal.Missing("There is no such version of this definition.");

    public static Task<DefinitionVersion?> VersionAsync(this HubDb db, Guid definitionId, int number, CancellationToken ct) =>
        db.Set<DefinitionVersion>().SingleOrDefaultAsync(v => v.DefinitionId == definitionId && v.Number == number, ct);

    /// <summary>All versions of a definition, oldest first, none if there is no such definition. Whoever changes their number or their states waits here for others who do.</summary>
    public static async Task<List<DefinitionVersion>> VersionsForChangeAsync(this HubDb db, Guid definitionId, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select from definitions where id = {definitionId} for update", ct);
        return await db.Set<DefinitionVersion>().Where(v => v.DefinitionId == definitionId).OrderBy(v => v.Number).ToListAsync(ct);
    }
}
