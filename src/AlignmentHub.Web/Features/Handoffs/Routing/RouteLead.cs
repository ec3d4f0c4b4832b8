using System.Text.Json;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>How a lead got its rep, or why it waits.</summary>
internal enum RoutedBy { Request, Owner, Rotation, Nobody }

/// <summary>Where a lead goes.</summary>
internal sealed record Route(Rep? Rep, RoutingDecision Decision);

/// <summary>Chooses rule, pool and rep for a lead (semantics.md 5.4): the account's owner first if the rule says so, then the pool in turn.</summary>
internal sealed class RouteLead(IReadOnlyList<RuleInForce> rules, Guid? firstPool, PoolsAtHand pools)
{
    /// <summary>The pools and people that these leads may need, so that they can be locked and read beforehand.</summary>
    public static (Guid[] Pools, Guid[] People) Needs(
        IReadOnlyList<RuleInForce> rules, Guid? firstPool, IEnumerable<(HandoffRequest Request, HandoffSubject Subject)> leads)
    {
        HashSet<Guid> needed = [], people = [];
        foreach (var (request, subject) in leads)
        {
            if (PoolOf(RuleFor(rules, subject), rules, firstPool) is { } pool) needed.Add(pool);
            if ((request.RepId ?? subject.Account?.OwnerId) is { } person) people.Add(person);
        }

        return ([.. needed], [.. people]);
    }

    public Route Choose(HandoffRequest request, HandoffSubject subject)
    {
        var rule = RuleFor(rules, subject);
        var pool = pools.Pool(PoolOf(rule, rules, firstPool));
        if (request.ToQueue) return Routed(RoutedBy.Nobody, null, rule, pool, []);
        if (request.RepId is { } named && pools.Find(named) is { } wanted) return Routed(RoutedBy.Request, wanted, rule, pool, []);

        List<PassedOver> passed = [];
        if (rule is { OwnerFirst: true } && Owner(request, subject, passed) is { } owner) return Routed(RoutedBy.Owner, owner, rule, pool, passed);

        var choice = pool?.Turns.Take(request.Barred);
        passed.AddRange(choice?.PassedOver ?? []);
        return pools.Find(choice?.Next?.PersonId) is { } next
            ? Routed(RoutedBy.Rotation, next, rule, pool, passed)
            : Routed(RoutedBy.Nobody, null, rule, pool, passed);
    }

    private Rep? Owner(HandoffRequest request, HandoffSubject subject, List<PassedOver> passed)
    {
        if (pools.Find(subject.Account?.OwnerId) is not { } owner) return null;
        if (owner.IsAvailable && !request.Barred.ContainsKey(owner.Id)) return owner;

        passed.Add(new(owner.Id, owner.Name, request.Barred.GetValueOrDefault(owner.Id, "owns the account, but is not active")));
        return null;
    }

    private static RuleInForce? RuleFor(IReadOnlyList<RuleInForce> rules, HandoffSubject subject)
    {
        var asked = subject.ForRouting;
        return rules.FirstOrDefault(rule => rule.Suits(in asked));
    }

    // A hub that has pools and no rules yet has one way for all leads.
    private static Guid? PoolOf(RuleInForce? rule, IReadOnlyList<RuleInForce> rules, Guid? firstPool) => rule?.PoolId ?? (rules.Count == 0 ? firstPool : null);

    private static Route Routed(RoutedBy by, Rep? rep, RuleInForce? rule, PoolAtHand? pool, IReadOnlyList<PassedOver> passed)
    {
        var line = new
        {
            by,
            rule = rule is null ? null : new { rule.Key, rule.Name },
            pool = pool is null ? null : new { pool.Key, pool.Name },
            rep = rep is null ? null : new { rep.Id, rep.Name },
            passedOver = passed.Select(p => new { p.PersonId, p.Name, p.Why }),
        };
        return new(rep, new(rule?.Id, pool?.Id, JsonSerializer.Serialize(line, Body.Options)));
    }
}
