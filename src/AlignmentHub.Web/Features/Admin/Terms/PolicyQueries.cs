using System.Text.Json;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Terms;

/// <summary>A policy as administrators see and set it; times in business minutes.</summary>
/// <param name="Number">How often it was changed, the first time included.</param>
public sealed record PolicySheet(
    Guid Id, string Key, string Name, int Priority, bool IsFallback, JsonElement? When, HoursOf Calendar, int RoutingMinutes, int DecisionMinutes, int FirstTouchMinutes, int ExpiryMinutes,
    int? Attempts, int? AttemptsMinutes, int? OutcomeMinutes, IReadOnlyList<PauseCause> Pauses, IReadOnlyList<EscalationStep> Ladder, int Number, int Version) : ISheet
{
    internal static PolicySheet Of(SlaPolicy policy, PolicyVersion version)
    {
        var document = PolicyDocument.FromJson(version.Document);
        return new(
            policy.Id, policy.Key, policy.Name, policy.Priority, policy.IsFallback, document.When, document.Calendar, document.RoutingMinutes, document.DecisionMinutes,
            document.FirstTouchMinutes, document.ExpiryMinutes, document.Attempts, document.AttemptsMinutes, document.OutcomeMinutes, document.Pauses, document.Ladder,
            version.Number, policy.Version);
    }
}

public sealed class PolicyQueries(IDbContextFactory<HubDb> databases)
{
    /// <summary>In the order in which they are tried.</summary>
    public async Task<IReadOnlyList<PolicySheet>> ListAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await SheetsAsync(db, db.Set<SlaPolicy>(), ct);
    }

    public async Task<PolicySheet?> FindAsync(string key, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await FindAsync(db, key, ct);
    }

    internal static async Task<PolicySheet?> FindAsync(HubDb db, string key, CancellationToken ct) =>
        (await SheetsAsync(db, db.Set<SlaPolicy>().Where(p => p.Key == key), ct)).SingleOrDefault();

    private static async Task<IReadOnlyList<PolicySheet>> SheetsAsync(HubDb db, IQueryable<SlaPolicy> policies, CancellationToken ct)
    {
        var rows = await policies.AsNoTracking()
            .Join(db.Set<PolicyVersion>(), p => p.CurrentVersionId, v => v.Id, (policy, version) => new { policy, version })
            .OrderBy(row => row.policy.IsFallback).ThenBy(row => row.policy.Priority).ThenBy(row => row.policy.Key)
            .ToListAsync(ct);
        return [.. rows.Select(row => PolicySheet.Of(row.policy, row.version))];
    }
}
