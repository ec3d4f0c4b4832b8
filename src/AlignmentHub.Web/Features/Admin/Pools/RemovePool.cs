using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Pools;

/// <summary>Removes a pool that no rule sends leads to and no hand-off came from.</summary>
public sealed class RemovePool(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(string key, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.Administer).Refusal is { } forbidden) return forbidden;

        await using var db = await databases.CreateDbContextAsync(ct);
        if (await PoolQueries.FindAsync(db, key, clock.GetUtcNow(), ct) is not { } before) return Refusal.Missing("There is no such pool.");
        if (await db.Set<RoutingRule>().AnyAsync(r => r.PoolId == before.Id, ct)) return new Refusal("A routing rule sends leads to this pool. Change the rule first.");
        if (await db.Set<Handoff>().AnyAsync(h => h.PoolId == before.Id, ct)) return new Refusal("Hand-offs came through this pool, so its record stays. Take its members out to stop using it.");

        db.RemoveRange(await db.Set<PoolMember>().Where(m => m.PoolId == before.Id).ToListAsync(ct));
        db.Remove(await db.Set<Pool>().SingleAsync(p => p.Id == before.Id, ct));
        db.Audit(by, "pool.removed", $"pool/{before.Id}", clock.GetUtcNow(), before);
        return await db.TrySaveAsync(ct);
    }
}
