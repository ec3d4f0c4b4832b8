using System.Text.Json;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Routing;

/// <param name="Position">Lower is tried first.</param>
/// <param name="When">A condition of a definition document; absent: every lead.</param>
/// <param name="Pool">Key of a pool.</param>
/// <param name="Fallback">What becomes of a lead when nobody of the pool is available, or nobody decided in time.</param>
public sealed record RoutingRuleTerms(
    string Name, int Position, string Pool, JsonElement? When = null, bool OwnerFirst = false, RoutingFallback Fallback = RoutingFallback.Queue);

/// <summary>Says which leads go to which pool.</summary>
public sealed class SetRoutingRule(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<Outcome<Saved<RoutingRuleSheet>>> RunAsync(string key, RoutingRuleTerms terms, int? seen, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.Administer).Refusal is { } forbidden) return forbidden;
        if (ResourceKey.Check(key).Refusal is { } unusable) return unusable;
        if (ResourceKey.CheckName(terms.Name).Refusal is { } nameless) return nameless;
        if (terms.Position < 0) return Refusal.Field("position", "Choose 0 or more; lower is tried first.");
        var condition = Condition(terms.When);
        if (condition.Refusal is { } unreadable) return unreadable;

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var before = await RoutingRuleQueries.FindAsync(db, key, ct);
        if (before is not null && Versions.Check(seen, before.Version).Refusal is { } stale) return stale;
        if (await db.Set<Pool>().SingleOrDefaultAsync(p => p.Key == terms.Pool, ct) is not { } pool) return Refusal.Field("pool", "There is no pool with this key.");
        if (await db.Set<RoutingRule>().FirstOrDefaultAsync(r => r.Position == terms.Position && r.Key != key, ct) is { } other)
            return Refusal.Field("position", $"The rule '{other.Key}' stands here. Choose another position.");

        var now = clock.GetUtcNow();
        var rule = before is null ? db.Add(RoutingRule.Create(key, now)).Entity : await db.Set<RoutingRule>().SingleAsync(r => r.Id == before.Id, ct);
        rule.Set(terms.Name.Trim(), terms.Position, condition.Value, pool.Id, terms.OwnerFirst, terms.Fallback);
        if ((await db.TrySaveAsync(ct)).Refusal is { } lost) return lost;

        var after = (await RoutingRuleQueries.FindAsync(db, key, ct))!;
        db.Audit(by, before is null ? "routing-rule.created" : "routing-rule.changed", $"routing-rule/{rule.Id}", now, before, after);
        await db.SaveChangesAsync(ct);
        await db.AnnounceAsync([$"routing-rule/{rule.Id}"], ct);
        await transaction.CommitAsync(ct);
        return new Saved<RoutingRuleSheet>(after, before is null);
    }

    private static Outcome<string?> Condition(JsonElement? when)
    {
        if (when is not { ValueKind: not JsonValueKind.Null and not JsonValueKind.Undefined } json) return new Outcome<string?>(null, null);

        var read = ConditionReader.Parse(json, RoutingFields.Catalogue.TypeOf);
        if (read.Value is { } condition) return condition.ToJson().ToJsonString();

        return read.Refusal! with { Fields = read.Refusal!.Fields.ToDictionary(f => f.Key == "$" ? "when" : $"when.{f.Key}", f => f.Value) };
    }
}
