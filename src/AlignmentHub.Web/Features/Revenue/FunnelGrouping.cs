namespace AlignmentHub.Web.Features.Revenue;

/// <summary>What the groups of a funnel are.</summary>
public enum FunnelGrouping { None, Source, Campaign, Channel, Segment, Rep, Version, Band, Month }

/// <summary>The SQL of what a lead is grouped by; constant texts, never of a caller.</summary>
internal static class FunnelGroups
{
    /// <summary>Brings the lead in, where the grouping asks for one.</summary>
    public static string JoinOf(FunnelGrouping by, string lead) => by is FunnelGrouping.None or FunnelGrouping.Month ? "" : $"join leads l on l.id = {lead}";

    /// <summary>An expression over the lead <c>l</c>. Each asks only for what its grouping needs.</summary>
    /// <param name="rep">Whose it was, one of <see cref="FunnelReps"/>.</param>
    public static string KeyOf(FunnelGrouping by, string rep) => by switch
    {
        // Months are asked one by one, each with its own whole cohort.
        FunnelGrouping.None or FunnelGrouping.Month => "null::text",
        FunnelGrouping.Source => "nullif(l.source, '')",
        FunnelGrouping.Campaign => "(select k.key from campaigns k where k.id = l.campaign_id)",
        FunnelGrouping.Channel => "(select nullif(k.channel, '') from campaigns k where k.id = l.campaign_id)",
        // A company's own segments first; without them the industry says most.
        FunnelGrouping.Segment => "coalesce(nullif(l.custom ->> 'segment', ''), (select a.industry from accounts a where a.id = l.account_id))",
        FunnelGrouping.Rep => $"(select p.name from people p where p.id = {rep})",
        FunnelGrouping.Version => """
            (select d.name || ' ' || v.number
             from stage_moves e
             join definition_versions v on v.id = e.definition_version_id
             join definitions d on d.id = v.definition_id
             where e.lead_id = l.id and e.to_stage = 'Mql'
             order by e.at, e.id
             limit 1)
            """,
        // The grade it was handed over with; a later score would know how it ended.
        FunnelGrouping.Band => """
            coalesce((select h.grade from handoffs h where h.lead_id = l.id order by h.pass limit 1), (select s.grade from lead_scores s where s.lead_id = l.id))
            """,
    };
}
