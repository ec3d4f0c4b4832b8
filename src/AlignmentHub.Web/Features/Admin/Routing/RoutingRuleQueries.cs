using System.Text.Json;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Routing;

/// <summary>A routing rule as administrators see and set it; its pool by key.</summary>
/// <param name="When">A condition of a definition document; absent: every lead.</param>
public sealed record RoutingRuleSheet(Guid Id, string Key, string Name, int Position, JsonElement? When, string Pool, bool OwnerFirst, RoutingFallback Fallback, int Version) : ISheet;

public sealed class RoutingRuleQueries(IDbContextFactory<HubDb> databases)
{
    /// <summary>In the order in which they are tried.</summary>
    public async Task<IReadOnlyList<RoutingRuleSheet>> ListAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await SheetsAsync(db, db.Set<RoutingRule>(), ct);
    }

    public async Task<RoutingRuleSheet?> FindAsync(string key, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await FindAsync(db, key, ct);
    }

    internal static async Task<RoutingRuleSheet?> FindAsync(HubDb db, string key, CancellationToken ct) =>
        (await SheetsAsync(db, db.Set<RoutingRule>().Where(r => r.Key == key), ct)).SingleOrDefault();

    private static async Task<IReadOnlyList<RoutingRuleSheet>> SheetsAsync(HubDb db, IQueryable<RoutingRule> rules, CancellationToken ct)
    {
        var rows = await rules.AsNoTracking()
            .Join(db.Set<Pool>(), rule => rule.PoolId, pool => pool.Id, (rule, pool) => new { rule, pool.Key })
            .OrderBy(row => row.rule.Position).ThenBy(row => row.rule.Id)
            .ToListAsync(ct);
        return [.. rows.Select(row => new RoutingRuleSheet(
            row.rule.Id, row.rule.Key, row.rule.Name, row.rule.Position, Parse(row.rule.Condition), row.Key, row.rule.OwnerFirst, row.rule.Fallback, row.rule.Version))];
    }

    private static JsonElement? Parse(string? condition) => condition is null ? null : JsonElement.Parse(condition);
}
