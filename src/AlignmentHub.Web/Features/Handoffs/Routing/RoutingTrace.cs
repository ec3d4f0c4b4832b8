using System.Text.Json;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>The one line that a decision leaves: the rule, all candidates, and why each was passed over (semantics.md 5.4).</summary>
internal sealed class RoutingTrace
{
    private readonly List<PassedOver> _passed = [];
    private readonly List<RuleInForce> _handedOn = [];

    public void PassOver(IEnumerable<PassedOver> people) => _passed.AddRange(people);

    /// <summary>Nobody of this rule's pool was available, so the next rule is asked.</summary>
    public void PassOn(RuleInForce rule) => _handedOn.Add(rule);

    public string Write(RoutedBy by, RuleInForce? rule, PoolAtHand? pool, Rep? rep) => JsonSerializer.Serialize(
        new
        {
            by,
            rule = rule is null ? null : new { rule.Key, rule.Name },
            pool = pool is null ? null : new { pool.Key, pool.Name },
            rep = rep is null ? null : new { rep.Id, rep.Name },
            passedOver = _passed.Where(p => p.PersonId != rep?.Id).Select(p => new { p.PersonId, p.Name, p.Why }),
            handedOn = _handedOn.Count == 0 ? null : _handedOn.Select(r => new { r.Key, r.Name }),
        },
        Body.Options);
}
