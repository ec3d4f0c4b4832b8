using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Routing;

/// <summary>Says in which order the rules are tried. The positions they have are given out anew, so nothing else changes.</summary>
public sealed class OrderRoutingRules(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    /// <param name="keys">Every rule, the one that is tried first in front.</param>
    public async Task<Outcome> RunAsync(IReadOnlyList<string> keys, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.Administer).Refusal is { } forbidden) return forbidden;

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var rules = await db.Set<RoutingRule>().OrderBy(r => r.Position).ThenBy(r => r.Id).ToListAsync(ct);
        if (!rules.Select(r => r.Key).Order(StringComparer.Ordinal).SequenceEqual(keys.Order(StringComparer.Ordinal)))
            return Refusal.Field("keys", "Somebody added or removed a rule a moment ago. Name every rule once.");

        var (before, positions) = (rules.Select(r => r.Key).ToList(), Positions(rules));
        foreach (var (key, position) in keys.Zip(positions))
        {
            if (rules.Single(r => r.Key == key) is var rule && rule.Position != position) rule.MoveTo(position);
        }
        if (before.SequenceEqual(keys)) return Outcome.Done;

        db.Audit(by, "routing-rules.ordered", "routing-rules", clock.GetUtcNow(), before, keys);
        if ((await db.TrySaveAsync(ct)).Refusal is { } lost) return lost;

        await db.AnnounceAsync(["routing-rule/"], ct);
        await transaction.CommitAsync(ct);
        return Outcome.Done;
    }

    // Two rules may stand at the same position by accident; then all get new ones.
    private static IReadOnlyList<int> Positions(List<RoutingRule> rules) =>
        rules.Select(r => r.Position).Distinct().Count() == rules.Count ? [.. rules.Select(r => r.Position)] : [.. rules.Select((_, index) => (index + 1) * 10)];
}
