using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla.Promises;

/// <param name="Team">The key of the team of the rep who has it.</param>
public sealed record CompleteHandoff(Guid Id, string? Team);

/// <summary>Hand-offs that had every required field when they were handed over (semantics.md 4.9), as the history of fields tells it.</summary>
internal static class CompleteHandoffs
{
    public static Task<List<MonthFields>> CountAsync(HubDb db, DateTimeOffset[] begins, DateTimeOffset end, CancellationToken ct) => db.Database.SqlQueryRaw<MonthFields>($$"""
        {{Passed}}
        select width_bucket(passed.created_at, {2}) as "Month", team_id as "TeamId", count(*) as "Handoffs", count(*) filter (where gaps.id is null) as "Complete"
        from passed
        left join gaps on gaps.id = passed.id
        group by 1, 2
        """, begins[0], end, begins).ToListAsync(ct);

    public static Task<List<CompleteHandoff>> ListAsync(HubDb db, ReportPeriod period, CancellationToken ct) => db.Database.SqlQueryRaw<CompleteHandoff>($$"""
        {{Passed}}
        select passed.id as "Id", t.key as "Team"
        from passed
        left join teams t on t.id = passed.team_id
        where passed.id not in (select id from gaps)
        order by 1
        """, period.From, period.To).ToListAsync(ct);

    // A field's value when the lead was handed over is what its next change replaced, else the present one (field_changes).
    private const string Passed = """
        with passed as (
            select h.id, h.lead_id, h.created_at, p.team_id,
                   coalesce(v.document, main.document) #> array['gate', 'required'] as required
            from handoffs h
            left join people p on p.id = h.rep_id
            left join definition_versions v on v.id = h.definition_version_id
            left join lateral (
                select a.document
                from definition_versions a
                join definitions d on d.id = a.definition_id and d.stage = 'Mql'
                where a.activated_at <= h.created_at and (a.retired_at is null or a.retired_at > h.created_at)
                order by a.activated_at desc
                limit 1) main on true
            where h.created_at >= {0} and h.created_at < {1}),
        gaps as (
            select distinct passed.id
            from passed
            join leads l on l.id = passed.lead_id
            left join accounts a on a.id = l.account_id
            cross join lateral jsonb_array_elements_text(case jsonb_typeof(passed.required) when 'array' then passed.required else '[]'::jsonb end) as needed (field)
            left join lateral (
                select c.id, c.old_value
                from field_changes c
                where ((c.lead_id = l.id and needed.field not like 'account.%') or (c.account_id = a.id and needed.field like 'account.%'))
                  and c.field = needed.field and c.changed_at > passed.created_at
                order by c.changed_at, c.id
                limit 1) earlier on true
            left join lateral (
                select case when needed.field = 'campaign' then to_jsonb(l.campaign_id)
                            when needed.field = 'account.revenue' then to_jsonb(a.revenue_minor)
                            when needed.field like 'custom.%' then l.custom -> substr(needed.field, 8)
                            when needed.field like 'account.%' then to_jsonb(a) -> lower(regexp_replace(substr(needed.field, 9), '([A-Z])', '_\1', 'g'))
                            else to_jsonb(l) -> lower(regexp_replace(needed.field, '([A-Z])', '_\1', 'g')) end as value) present on true
            where coalesce(case when earlier.id is null then present.value else earlier.old_value end, 'null'::jsonb) in ('null'::jsonb, '""'::jsonb))
        """;
}
