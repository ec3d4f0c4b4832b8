using System.Text.Json;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Definitions.Pilots;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Definitions.Pilots;

/// <summary>The pools whose leads can be piloted: routing must tell from the lead alone who would get it.</summary>
internal static class PilotPools
{
    private const string OfScore = "score.";

    /// <summary>The leads that are wished for, or why they cannot be piloted.</summary>
    public static async Task<Outcome<PilotScope>> ScopeAsync(HubDb db, PilotWish wish, CancellationToken ct)
    {
        var named = await FindAsync(db, wish.Pools ?? [], ct);
        return named.Value is { } ids ? PilotScope.Of(wish.Share, ids) : named.Refusal!;
    }

    /// <summary>The ids of pools by their keys, or why one of them cannot be named.</summary>
    private static async Task<Outcome<IReadOnlyList<Guid>>> FindAsync(HubDb db, IReadOnlyList<string> keys, CancellationToken ct)
    {
        if (keys.Count == 0) return new([], null);

        var pools = await db.Set<Pool>().AsNoTracking().Where(p => keys.Contains(p.Key)).ToListAsync(ct);
        if (keys.FirstOrDefault(key => pools.All(p => p.Key != key)) is { } unknown) return Refusal.Field("pools", $"There is no pool {unknown}.");

        var rules = await db.Set<RoutingRule>().AsNoTracking().OrderBy(r => r.Position).ThenBy(r => r.Id).ToListAsync(ct);
        if (pools.FirstOrDefault(p => rules.All(r => r.PoolId != p.Id)) is { } unreached)
            return Refusal.Field("pools", $"No routing rule leads to the pool {unreached.Name}, so the pilot would judge no lead. Make a rule for it first.");
        if (rules.FirstOrDefault(AsksForScore) is { } scored)
            return Refusal.Field("pools", $"The routing rule {scored.Name} looks at the score, so nobody knows a lead's pool before a version has judged it. Pilot a share of all leads instead.");

        return new([.. pools.Select(p => p.Id)], null);
    }

    private static bool AsksForScore(RoutingRule rule) => rule.Condition is { } condition
        && ConditionReader.Parse(JsonElement.Parse(condition), RoutingFields.Catalogue.TypeOf).Value?.Fields().Any(f => f.StartsWith(OfScore, StringComparison.Ordinal)) == true;
}
