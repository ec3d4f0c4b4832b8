namespace AlignmentHub.Web.Features.Revenue;

/// <summary>The SQL of whose lead it was: the rep who got it by routing, else its owner; constant texts, never of a caller.</summary>
internal static class FunnelReps
{
    /// <summary>Of a lead of a cohort <c>c</c>, with its lead <c>l</c>: the rep of its latest hand-off of that qualification.</summary>
    public static readonly string OfCohort = $"coalesce({Latest("c.lead_id", Qualified("c.lead_id", "c.mql_at"))}, l.owner_id)";

    /// <summary>Of a stage move <c>s</c>, with its lead <c>l</c>: the rep of its hand-off. Scoring and deals move leads without naming one; then the one that followed the qualification, or the last one before.</summary>
    public static readonly string OfMove = $"""
        coalesce((select h.rep_id from handoffs h where h.id = s.handoff_id),
                 case when s.to_stage = 'Mql' then {Latest("s.lead_id", Qualified("s.lead_id", "s.at"))} else {Latest("s.lead_id", "h.created_at <= s.at")} end,
                 l.owner_id)
        """;

    /// <summary>Whether a stage move <c>s</c>, with its lead <c>l</c>, is one of a team's people. Its leads come first, for there are many more moves to look at.</summary>
    /// <param name="team">The place of the parameter.</param>
    public static string IsOfTeam(string team) => $"""
        (l.owner_id in ({PeopleOf(team)}) or l.id in (select o.lead_id from handoffs o where o.rep_id in ({PeopleOf(team)}))) and {OfMove} in ({PeopleOf(team)})
        """;

    private static string PeopleOf(string team) => $"select p.id from people p where p.team_id = {team}";

    private static string Latest(string lead, string when) =>
        $"(select h.rep_id from handoffs h where h.lead_id = {lead} and h.rep_id is not null and {when} order by h.created_at desc, h.pass desc limit 1)";

    // Until the lead qualifies anew; going back to MQL for better data is no new qualification.
    private static string Qualified(string lead, string at) => $"""
        h.created_at >= {at} and h.created_at < coalesce((
            select n.at
            from stage_moves n
            where n.lead_id = {lead} and n.at > {at} and n.to_stage = 'Mql' and n.from_stage is distinct from 'HandedOff'
            order by n.at
            limit 1), 'infinity')
        """;
}
