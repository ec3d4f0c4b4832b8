using AlignmentHub.Domain.Handoffs;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>How a lead got its rep, or why it waits.</summary>
internal enum RoutedBy { Request, Owner, Rotation, Manager, Escalation, Nobody }

/// <summary>Where a lead goes.</summary>
internal sealed record Route(Rep? Rep, RoutingDecision Decision);

/// <summary>
/// Chooses rule, pool and rep for a lead (semantics.md 5.4): the account's owner first if the rule says so, then the pool in turn, and the rule's
/// fallback where nobody is available.
/// </summary>
internal sealed class RouteLead(IReadOnlyList<RuleInForce> rules, Guid? firstPool, PoolsAtHand pools)
{
    /// <summary>The pools and people that these leads may need, so that they can be locked and read beforehand.</summary>
    public static RoutingNeeds Needs(
        IReadOnlyList<RuleInForce> rules, Guid? firstPool, IEnumerable<(HandoffRequest Request, HandoffSubject Subject)> leads)
    {
        HashSet<Guid> needed = [], people = [];
        foreach (var (request, subject) in leads)
        {
            needed.UnionWith(Ways(rules, firstPool, request, subject).Select(way => way.PoolId));
            people.UnionWith(new[] { request.RepId, subject.Account?.OwnerId }.OfType<Guid>());
        }

        return new([.. needed], [.. people], rules.Any(rule => rule.Fallback == RoutingFallback.Manager));
    }

    public Route Choose(HandoffRequest request, HandoffSubject subject)
    {
        var line = new RoutingTrace();
        var ways = Ways(rules, firstPool, request, subject).ToList();
        var (way, rep, by) = Choose(ways, request.Sparing, subject, line);
        if (rep is null && request.Spared.Count > 0) (way, rep, by) = Choose(ways, request, subject, line = new RoutingTrace());
        rep?.Load.Add();
        return new(rep, new(way?.Rule?.Id, pools.Pool(way?.PoolId)?.Id, line.Write(by, way?.Rule, pools.Pool(way?.PoolId), rep)));
    }

    private (Way? Way, Rep? Rep, RoutedBy By) Choose(List<Way> ways, HandoffRequest request, HandoffSubject subject, RoutingTrace line)
    {
        var first = ways.FirstOrDefault();
        if (Named(request, line) is { } wanted) return (first, wanted, RoutedBy.Request);

        foreach (var way in ways)
        {
            var isFallback = request.Expired is not null && way == first;
            if (!isFallback && way.Rule is { OwnerFirst: true } && Owner(request, subject, line) is { } owner) return (way, owner, RoutedBy.Owner);
            if (!isFallback && InTurn(way, request, subject, line) is { } next) return (way, next, RoutedBy.Rotation);
            if (way.Fallback == RoutingFallback.Manager && Manager(way, request, line) is { } manager) return (way, manager, RoutedBy.Manager);
            if (way.Fallback != RoutingFallback.NextRule) return (way, null, RoutedBy.Nobody);

            line.PassOn(way.Rule!);
        }

        // Every rule handed it on: it waits where it began.
        return (first, null, RoutedBy.Nobody);
    }

    // Whoever is only away may be meant all the same; whoever left gets nothing.
    private Rep? Named(HandoffRequest request, RoutingTrace line)
    {
        if (pools.Find(request.RepId) is not { } named) return null;
        if (named.IsActive) return named;

        line.PassOver([new(named.Id, named.Name, $"is to have it, but is {named.Absence}")]);
        return null;
    }

    private Rep? InTurn(Way way, HandoffRequest request, HandoffSubject subject, RoutingTrace line)
    {
        var lead = subject.Lead.Values;
        var choice = pools.Pool(way.PoolId)?.Turns.Take(
            place => request.Barred.GetValueOrDefault(place.Member.PersonId) ?? place.Reach.Misses(lead.Language, lead.Country));
        line.PassOver(choice?.PassedOver ?? []);
        return pools.Find(choice?.Next?.PersonId);
    }

    private Rep? Owner(HandoffRequest request, HandoffSubject subject, RoutingTrace line)
    {
        if (pools.Find(subject.Account?.OwnerId) is not { } owner) return null;
        if (owner.IsAvailable && !request.Barred.ContainsKey(owner.Id)) return owner;

        line.PassOver([new(owner.Id, owner.Name, request.Barred.GetValueOrDefault(owner.Id, $"owns the account, but is {owner.Absence}"))]);
        return null;
    }

    private Rep? Manager(Way way, HandoffRequest request, RoutingTrace line)
    {
        if (pools.Find(pools.Pool(way.PoolId)?.ManagerId) is not { } manager) return null;
        if (manager.IsAvailable && !request.Barred.ContainsKey(manager.Id)) return manager;

        line.PassOver([new(manager.Id, manager.Name, request.Barred.GetValueOrDefault(manager.Id, $"manages the team, but is {manager.Absence}"))]);
        return null;
    }

    /// <summary>The rules that may decide about a lead: the first that matches, and the next ones as long as they hand on to each other.</summary>
    private static IEnumerable<Way> Ways(IReadOnlyList<RuleInForce> rules, Guid? firstPool, HandoffRequest request, HandoffSubject subject)
    {
        // A hub that has pools and no rules yet has one way for all leads.
        if (rules.Count == 0) return firstPool is { } pool ? [new(null, pool)] : [];

        var asked = subject.ForRouting;
        var matching = rules.Where(rule => rule.Suits(in asked)).Select(rule => new Way(rule, rule.PoolId)).ToList();
        var from = matching.FindIndex(way => way.Rule!.Id == request.Expired?.RuleId);
        var rest = matching.Skip(Math.Max(0, from)).ToList();
        var last = rest.FindIndex(way => way.Fallback != RoutingFallback.NextRule);
        return last < 0 ? rest : rest.Take(last + 1);
    }

    private sealed record Way(RuleInForce? Rule, Guid PoolId)
    {
        public RoutingFallback Fallback => Rule?.Fallback ?? RoutingFallback.Queue;
    }
}
