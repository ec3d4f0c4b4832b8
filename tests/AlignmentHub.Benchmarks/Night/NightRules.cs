namespace AlignmentHub.Benchmarks.Night;

/// <summary>How activities of one rule count.</summary>
/// <param name="Days">Its window or half-life.</param>
/// <param name="Share">What is left of one at the instant $1, in SQL.</param>
internal sealed record NightRule(int Days, string Share)
{
    public static NightRule Window(int days) => new(days, $"case when at > $1 - interval '{days} days' then 1 end");

    public static NightRule HalfLife(int days) => new(days, $"power(0.5, extract(epoch from $1 - at)::float8 / 86400 / {days})");
}

/// <summary>Three rules over activities, as a definition says them and as an expert of SQL would.</summary>
/// <param name="Term">What the days are in a definition.</param>
/// <param name="Counted">Which activities are worth looking at, in SQL.</param>
/// <param name="Days">How long after the scores that stand there. Four days change one score in twenty under windows.</param>
internal sealed record NightRules(string Name, string Term, NightRule Pages, NightRule Downloads, NightRule Forms, string Counted, int Days)
{
    public static readonly NightRules Windows =
        new("windows", "windowDays", NightRule.Window(90), NightRule.Window(30), NightRule.Window(60), "at <= $1 and at > $1 - interval '90 days'", 4);

    public static readonly NightRules HalfLives =
        new("half-lives", "halfLifeDays", NightRule.HalfLife(30), NightRule.HalfLife(30), NightRule.HalfLife(14), "at <= $1", 1);

    /// <summary>Nobody qualifies, which an expert's statement would not follow up either.</summary>
    public string Document => $$"""
        {
          "stage": "mql",
          "gate": { "required": ["email"] },
          "fit": { "groups": [ { "name": "Segment", "rules": [
            { "name": "Core segment", "points": 60, "when": { "field": "custom.segment", "op": "eq", "value": "core" } } ] } ] },
          "engagement": { "cap": 60, "dailyCapPerType": 1000, "groups": [ { "name": "Web", "rules": [
            { "name": "Pricing page", "points": 10, "{{Term}}": {{Pages.Days}},
              "activity": { "type": "page_view", "where": { "field": "url", "op": "contains", "value": "/pricing" } } },
            { "name": "Download", "points": 5, "{{Term}}": {{Downloads.Days}}, "activity": { "type": "content_download" } },
            { "name": "Form", "points": 8, "{{Term}}": {{Forms.Days}}, "activity": { "type": "form_submit" } } ] } ] },
          "thresholds": { "fit": 100 }
        }
        """;

    /// <summary>Brings the expert's scores to the instant $1.</summary>
    public string Update => $"""
        with engaged as (
          select lead_id, least(60, coalesce(sum(10 * {Pages.Share}) filter (where type = 'page_view' and url ilike '%/pricing%'), 0)
            + coalesce(sum(5 * {Downloads.Share}) filter (where type = 'content_download'), 0)
            + coalesce(sum(8 * {Forms.Share}) filter (where type = 'form_submit'), 0)) as engagement
          from activities
          where type in ('page_view', 'content_download', 'form_submit') and {Counted}
          group by lead_id),
        numbers as (
          select l.id, fit, round(coalesce(engagement, 0)::numeric, 4)::float8 as engagement, round((0.5 * fit + 0.5 * coalesce(engagement, 0))::numeric, 4)::float8 as total
          from leads l
          cross join lateral (select case when l.custom->>'segment' = 'core' then 60::float8 else 0 end as fit) f
          left join engaged on engaged.lead_id = l.id)
        update expert_scores s
        set as_of = $1, fit = n.fit, engagement = n.engagement, total = n.total,
          grade = case when n.fit >= 70 then 'A' when n.fit >= 40 then 'B' else 'C' end || case when n.engagement >= 60 then '1' when n.engagement >= 30 then '2' else '3' end
        from numbers n
        where s.lead_id = n.id and (s.fit, s.engagement, s.total) is distinct from (n.fit, n.engagement, n.total)
        """;
}
