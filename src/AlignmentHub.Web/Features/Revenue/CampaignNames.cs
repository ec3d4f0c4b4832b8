using System.Collections.ObjectModel;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>What people call campaigns. Numbers, files and addresses have their keys.</summary>
public sealed class CampaignNames(IDbContextFactory<HubDb> databases)
{
    /// <summary>By key; a key that is no campaign's is left out.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(IEnumerable<string?> keys, CancellationToken ct = default)
    {
        string[] asked = [.. keys.OfType<string>().Distinct()];
        if (asked.Length == 0) return ReadOnlyDictionary<string, string>.Empty;

        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Campaign>().Where(campaign => asked.Contains(campaign.Key)).ToDictionaryAsync(campaign => campaign.Key, campaign => campaign.Name, ct);
    }
}
