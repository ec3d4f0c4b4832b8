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

    public override string ToString() => $"{From}-{To}";
}

/// <summary>The SQL of passes through stages; {0} and {1} are the period. A stage that was skipped measures nothing.</summary>
internal static class StagePasses
{
    /// <summary>Those that ended in the period and those that were open at its end, numbered by pair from 1.</summary>
    public const string Sql = """
        passes as (
            select v.n, m.lead_id, m.handoff_id, m.pass, m.at as started, case when m.left_to = v.to_stage then m.left_at end as ended, m.left_at
            from (values (1, 'Mql', 'HandedOff'), (2, 'HandedOff', 'Accepted'), (3, 'Accepted', 'Sql'), (4, 'Sql', 'Opportunity'), (5, 'Opportunity', 'Customer')) as v (n, from_stage, to_stage)
            join stage_moves m on m.to_stage = v.from_stage
            where not m.is_inferred and m.at < {1} and (m.left_at >= {0} or m.left_at is null)
            union all
            select 6, j.lead_id, null, 1, j.own_mql_at, j.won_at, coalesce(j.won_at, j.gone_at)
            from lead_journeys j
            where j.own_mql_at is not null and (coalesce(j.won_at, j.gone_at) >= {0} or coalesce(j.won_at, j.gone_at) is null)
        ), measured as (
            select n, lead_id, handoff_id, pass, started, ended, extract(epoch from ended - started) / 86400 as days,
                   coalesce(ended >= {0} and ended < {1}, false) as is_done,
                   started < {1} and (left_at is null or left_at >= {1}) as is_open
            from passes
        )
        """;
}
