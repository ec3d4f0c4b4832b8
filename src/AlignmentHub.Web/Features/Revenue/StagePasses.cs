using AlignmentHub.Domain.Leads;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>Two stages between which time is measured.</summary>
public sealed record StagePair(LeadStage From, LeadStage To)
{
    /// <summary>Neighbours, and from MQL to customer at last.</summary>
    public static readonly IReadOnlyList<StagePair> All =
    [
        new(LeadStage.Mql, LeadStage.HandedOff), new(LeadStage.HandedOff, LeadStage.Accepted), new(LeadStage.Accepted, LeadStage.Sql),
        new(LeadStage.Sql, LeadStage.Opportunity), new(LeadStage.Opportunity, LeadStage.Customer), new(LeadStage.Mql, LeadStage.Customer),
    ];

    /// <summary>Whether it is the way of a lead as a whole, whatever stages were between.</summary>
    public bool IsWhole => this == All[^1];

    public override string ToString() => $"{From}-{To}";
}

/// <summary>The SQL of passes between two stages; {0} and {1} are the period. A stage that was skipped measures nothing.</summary>
// One statement for each pair: each is then a stretch of one index, in an order in which nothing is left to sort.
internal static class StagePasses
{
    /// <summary>Those that ended in the period.</summary>
    public static string Done(StagePair pair) => pair.IsWhole
        ? """
          select lead_id, null::uuid as handoff_id, 1 as pass, own_mql_at as started, won_at as ended, date_part('epoch', won_at - own_mql_at) / 86400 as days
          from lead_journeys
          where own_mql_at is not null and won_at >= {0} and won_at < {1}
          """
        : $$"""
          select lead_id, handoff_id, pass, at as started, left_at as ended, date_part('epoch', left_at - at) / 86400 as days
          from stage_moves
          where to_stage = '{{pair.From}}' and left_to = '{{pair.To}}' and not is_inferred and left_at >= {0} and left_at < {1}
          """;

    /// <summary>Those that began before the period's end and had not ended by then, for whichever stage.</summary>
    public static string Open(StagePair pair) => pair.IsWhole
        ? """
          select lead_id, own_mql_at as started
          from lead_journeys
          where own_mql_at < {1} and (coalesce(won_at, gone_at) >= {1} or coalesce(won_at, gone_at) is null)
          """
        : $$"""
          select lead_id, at as started
          from stage_moves
          where to_stage = '{{pair.From}}' and not is_inferred and at < {1} and left_at is null
          union all
          select lead_id, at
          from stage_moves
          where to_stage = '{{pair.From}}' and not is_inferred and at < {1} and left_at >= {1}
          """;

    /// <summary>One SELECT for each pair, numbered from 1.</summary>
    public static string OfAll(Func<StagePair, int, string> select) => string.Join("\nunion all\n", StagePair.All.Select((pair, n) => select(pair, n + 1)));
}
