using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Terms;

/// <param name="Priority">Lower is tried first; the fallback is tried last whatever it says.</param>
public sealed record PolicyTerms(string Name, int RoutingMinutes, int DecisionMinutes, int FirstTouchMinutes, int ExpiryMinutes, int Priority = 100);

/// <summary>Says how fast each side promises to be.</summary>
public sealed class SetPolicy(IDbContextFactory<HubDb> databases, CreateStarterTerms starter, TimeProvider clock)
{
    public async Task<Outcome<Saved<PolicySheet>>> RunAsync(string key, PolicyTerms terms, int? seen, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.Administer).Refusal is { } forbidden) return forbidden;
        if (ResourceKey.Check(key).Refusal is { } unusable) return unusable;
        if (ResourceKey.CheckName(terms.Name).Refusal is { } nameless) return nameless;

        await starter.RunAsync(ct); // the fallback is there before anything takes its key
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var before = await PolicyQueries.FindAsync(db, key, ct);
        if (before is not null && Versions.Check(seen, before.Version).Refusal is { } stale) return stale;

        var now = clock.GetUtcNow();
        var policy = before is null ? db.Add(SlaPolicy.Create(key, now)).Entity : await db.Set<SlaPolicy>().SingleAsync(p => p.Id == before.Id, ct);
        var minutes = new PromisedMinutes(terms.RoutingMinutes, terms.DecisionMinutes, terms.FirstTouchMinutes, terms.ExpiryMinutes);
        if (policy.Change(terms.Name.Trim(), terms.Priority, minutes).Refusal is { } wrong) return wrong;
        if ((await db.TrySaveAsync(ct)).Refusal is { } lost) return lost;

        var after = (await PolicyQueries.FindAsync(db, key, ct))!;
        db.Audit(by, before is null ? "policy.created" : "policy.changed", $"policy/{policy.Id}", now, before, after);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Saved<PolicySheet>(after, before is null);
    }
}
