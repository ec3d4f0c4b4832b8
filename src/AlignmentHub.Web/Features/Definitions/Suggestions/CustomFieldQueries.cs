using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Scoring.Suggestions;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions.Suggestions;

/// <summary>Which custom fields know the outcome, because sales fills them in.</summary>
public sealed class CustomFieldQueries(IDbContextFactory<HubDb> databases)
{
    /// <summary>What administrators said, else what the field's name says.</summary>
    public async Task<Func<string, bool>> KnownOnlyAfterContactAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var marks = await db.Set<CustomFieldMark>().ToDictionaryAsync(m => m.Key, m => m.IsKnownOnlyAfterContact, ct);
        return key => marks.TryGetValue(key, out var isMarked) ? isMarked : AfterContact.IsKnown(key);
    }
}
