namespace AlignmentHub.Web.Features.Sla.Board;

/// <summary>The SQL of speed to lead: each time that a lead qualified, and its first outreach until it qualified anew. Every page that tells of speed counts these.</summary>
internal static class SpeedEpisodes
{
    /// <summary>Rows of lead_id, qualified_at, touched_at and until. What was imported says nothing of speed.</summary>
    // Going back to MQL for better data is no new qualification: the lead still waits for its first outreach.
    public const string Sql = """
        select q.lead_id, q.at as qualified_at, touch.at as touched_at, later.at as until
        from stage_moves q
        left join lateral (
            select min(n.at) as at
            from stage_moves n
            where n.lead_id = q.lead_id and n.to_stage = 'Mql' and n.at > q.at and n.from_stage is distinct from 'HandedOff') later on true
        left join lateral (
            select min(o.recorded_at) as at
            from outreaches o
            where o.lead_id = q.lead_id and o.recorded_at >= q.at and (later.at is null or o.recorded_at < later.at)) touch on true
        where q.to_stage = 'Mql' and not q.is_imported and q.from_stage is distinct from 'HandedOff'
        """;

    /// <summary>The <see cref="SpeedGroup"/> of an episode <c>e</c>, by name. Only those without an outreach are looked up.</summary>
    public const string Group = """
        case when e.touched_at is not null then 'Reached'
             when e.until is null and (select l.stage from leads l where l.id = e.lead_id) in ('Mql', 'HandedOff', 'Accepted') then 'Waiting'
             else 'Closed'
        end
        """;

    /// <summary>The hand-offs <c>h</c> of an episode <c>e</c>.</summary>
    public const string Handoffs = "h.lead_id = e.lead_id and h.created_at >= e.qualified_at and (e.until is null or h.created_at < e.until)";
}
