using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Features.Demo.Company;
using AlignmentHub.Web.Features.Handoffs.Routing;
using Route = AlignmentHub.Web.Features.Handoffs.Routing.Route;

namespace AlignmentHub.Web.Features.Demo.Sales;

/// <summary>Who gets which lead, by the hub's own routing, from the first lead of the year to the last.</summary>
internal sealed class DemoRouting
{
    private readonly Dictionary<Guid, (DemoRep Rep, DemoTeam Team)> _reps;
    private readonly PoolsAtHand _pools;
    private readonly RouteLead _route;
    private readonly DemoCompany _company;

    public DemoRouting(DemoCompany company)
    {
        _company = company;
        _reps = company.Staff.SalesTeams.SelectMany(t => t.Reps.Select(r => (Rep: r, Team: t))).ToDictionary(r => r.Rep.Person.Id);
        _pools = new PoolsAtHand(
            [.. company.Staff.SalesTeams.Select(AtHand)],
            _reps.ToDictionary(r => r.Key, r => new Rep(r.Key, r.Value.Rep.Person.Name, r.Value.Team.Row.Id)));
        _route = new RouteLead([.. company.Staff.SalesTeams.Select(InForce)], firstPool: null, _pools);
    }

    /// <summary>The members as they stand after the last lead.</summary>
    public IEnumerable<PoolMember> Members
    {
        get
        {
            var changed = _pools.Changed.ToDictionary(c => c.Place.Member.PersonId, c => c.Place.Member.Value);
            return from team in _company.Staff.SalesTeams
                   from rep in team.Reps
                   select PoolMember.Join(team.Pool.Id, rep.Person.Id, rep.Weight, changed.GetValueOrDefault(rep.Person.Id, FirstValue(rep)));
        }
    }

    public Route Choose(HandoffRequest request, HandoffSubject subject) => _route.Choose(request, subject);

    public DemoRep RepOf(Guid person) => _reps[person].Rep;

    private PoolAtHand AtHand(DemoTeam team) => new(team.Pool.Id, team.Pool.Key, team.Pool.Name, new PoolTurns(team.Reps.Select(Place), _company.Span.SetUp));

    private static PoolPlace Place(DemoRep rep) => new(new RotationMember(rep.Person.Id, rep.Person.Name, rep.Weight, FirstValue(rep)), AwaySince: null);

    private static decimal FirstValue(DemoRep rep) => Rotation.Join(rep.Weight, []);

    private static RuleInForce InForce(DemoTeam team) =>
        new(team.Rule.Id, team.Rule.Key, team.Rule.Name, team.Pool.Id, team.Rule.OwnerFirst, RoutingRules.Compile(team.Rule.Condition!));
}
