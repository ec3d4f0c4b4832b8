using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Routing;

/// <summary>Takes a rule away; hand-offs that it routed keep their line about it.</summary>
public sealed class RemoveRoutingRule(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<Outcome> RunAsync(string key, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.Administer).Refusal is { } forbidden) return forbidden;

        await using var db = await databases.CreateDbContextAsync(ct);
        if (await RoutingRuleQueries.FindAsync(db, key, ct) is not { } before) return Refusal.Missing("There is no such rule.");

        db.Remove(await db.Set<RoutingRule>().SingleAsync(r => r.Id == before.Id, ct));
        db.Audit(by, "routing-rule.removed", $"routing-rule/{before.Id}", clock.GetUtcNow(), before);
        if ((await db.TrySaveAsync(ct)).Refusal is { } lost) return lost;

        await db.AnnounceAsync([$"routing-rule/{before.Id}"], ct);
        return Outcome.Done;
    }
}
