using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Comparison;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions.Comparison;

/// <param name="From">The number of the earlier version.</param>
public sealed record VersionDifference(int From, int To, IReadOnlyList<ContentChange> Changes);

/// <summary>What differs between two versions of a definition.</summary>
public sealed class ComparisonQueries(IDbContextFactory<HubDb> databases)
{
    /// <summary>Null if there is no such version.</summary>
    public async Task<VersionDifference?> BetweenAsync(Guid definitionId, int from, int to, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var versions = await db.Set<DefinitionVersion>().AsNoTracking()
            .Where(v => v.DefinitionId == definitionId && (v.Number == from || v.Number == to)).ToListAsync(ct);
        if (versions.Find(v => v.Number == from) is not { } before || versions.Find(v => v.Number == to) is not { } after) return null;

        return new(from, to, VersionComparison.Between(before.Content, after.Content));
    }
}
