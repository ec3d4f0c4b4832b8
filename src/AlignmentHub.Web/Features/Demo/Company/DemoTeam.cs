using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Access;

namespace AlignmentHub.Web.Features.Demo.Company;

/// <summary>A rep and their share of the team's leads.</summary>
internal sealed record DemoRep(Person Person, decimal Weight);

/// <summary>A team of sales: its hours, its people, the pool whose leads they share, and the rule that sends a territory's leads there.</summary>
internal sealed record DemoTeam(Team Row, DemoHours Hours, Pool Pool, RoutingRule Rule, IReadOnlyList<DemoRep> Reps)
{
    public static DemoTeam Make(DemoSpan span, Team row, DemoHours hours, int position, IReadOnlyList<DemoRep> reps)
    {
        var pool = Pool.Create(row.Key, row.Name, span.SetUp);
        var rule = RoutingRule.Create(row.Key, span.SetUp);
        var countries = string.Join(", ", DemoPlace.All.Where(p => p.Team == row.Key).Select(p => $"\"{p.Country}\""));
        rule.Set($"{row.Name}: the owner of the account, else in turn", position,
            $$"""{ "field": "country", "op": "in", "value": [{{countries}}] }""", pool.Id, ownerFirst: true);
        return new DemoTeam(row, hours, pool, rule, reps);
    }
}
