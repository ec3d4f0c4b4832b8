using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Terms;

/// <summary>A policy as administrators see and set it; times in business minutes.</summary>
public sealed record PolicySheet(
    Guid Id, string Key, string Name, int Priority, bool IsFallback, int RoutingMinutes, int DecisionMinutes, int FirstTouchMinutes, int ExpiryMinutes, int Version) : ISheet;

public sealed class PolicyQueries(IDbContextFactory<HubDb> databases)
{
    /// <summary>In the order in which they are tried.</summary>
    public async Task<IReadOnlyList<PolicySheet>> ListAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Sheets(db.Set<SlaPolicy>().OrderBy(p => p.IsFallback).ThenBy(p => p.Priority).ThenBy(p => p.Key)).ToListAsync(ct);
    }

    public async Task<PolicySheet?> FindAsync(string key, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await FindAsync(db, key, ct);
    }

    internal static Task<PolicySheet?> FindAsync(HubDb db, string key, CancellationToken ct) => Sheets(db.Set<SlaPolicy>().Where(p => p.Key == key)).SingleOrDefaultAsync(ct);

    private static IQueryable<PolicySheet> Sheets(IQueryable<SlaPolicy> policies) => policies.Select(p => new PolicySheet(
        p.Id, p.Key, p.Name, p.Priority, p.IsFallback, p.RoutingMinutes, p.DecisionMinutes, p.FirstTouchMinutes, p.ExpiryMinutes, p.Version));
}
