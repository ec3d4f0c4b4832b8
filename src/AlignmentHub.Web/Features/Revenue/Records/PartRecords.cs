using AlignmentHub.Web.Features.Revenue.Closing;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Records;

/// <summary>Records by their ids, each with its part of a number as the amount. One that was removed since keeps its part and has neither name nor page.</summary>
internal static class PartRecords
{
    public static IQueryable<RevenueRecord> Deals(HubDb db, IReadOnlyList<FigurePart> parts, ReportPeriod period)
    {
        var (ids, amounts) = Split(parts);
        return db.Database.SqlQuery<RevenueRecord>($"""
            select p.id as "Id", case when o.id is null then '' else '/revenue/deals/' || o.id end as "Link", coalesce(o.name, '') as "Name", coalesce(a.name, a.domain) as "Detail",
                   coalesce(o.closed_at, o.created_at, {period.From}) as "At", p.amount as "AmountMinor"
            from unnest({ids}, {amounts}) as p (id, amount)
            left join opportunities o on o.id = p.id
            left join accounts a on a.id = o.account_id
            """);
    }

    /// <param name="stage">Which they entered, in the period or after it.</param>
    public static IQueryable<RevenueRecord> Leads(HubDb db, IReadOnlyList<FigurePart> parts, ReportPeriod period, string stage)
    {
        var (ids, amounts) = Split(parts);
        return db.Database.SqlQuery<RevenueRecord>($"""
            select p.id as "Id", case when l.id is null then '' else '/leads/' || l.id end as "Link",
                   coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id, '') as "Name", coalesce(l.company, l.source) as "Detail",
                   coalesce((select min(m.at) from stage_moves m where m.lead_id = p.id and m.to_stage = {stage} and m.at >= {period.From}), l.created_at, {period.From}) as "At",
                   p.amount as "AmountMinor"
            from unnest({ids}, {amounts}) as p (id, amount)
            left join leads l on l.id = p.id
            """);
    }

    public static IQueryable<RevenueRecord> Handoffs(HubDb db, IReadOnlyList<FigurePart> parts, ReportPeriod period)
    {
        var (ids, amounts) = Split(parts);
        return db.Database.SqlQuery<RevenueRecord>($"""
            select p.id as "Id", case when h.id is null then '' else '/handoffs/' || h.id end as "Link",
                   coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id, '') as "Name", coalesce(r.label, rep.name) as "Detail",
                   coalesce(h.decided_at, {period.From}) as "At", p.amount as "AmountMinor"
            from unnest({ids}, {amounts}) as p (id, amount)
            left join handoffs h on h.id = p.id
            left join leads l on l.id = h.lead_id
            left join rejection_reasons r on r.key = h.reason_key and h.state = 'Rejected'
            left join people rep on rep.id = h.rep_id
            """);
    }

    /// <summary>Clocks about hand-offs, answers that were owed, and requests with a date.</summary>
    public static IQueryable<RevenueRecord> Promises(HubDb db, IReadOnlyList<FigurePart> parts, ReportPeriod period)
    {
        var (ids, amounts) = Split(parts);
        return db.Database.SqlQuery<RevenueRecord>($"""
            select p.id as "Id", case when due.handoff_id is not null then '/handoffs/' || due.handoff_id when q.id is not null then '/sla/requests' else '' end as "Link",
                   coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id, q.title, '') as "Name", who.name as "Detail",
                   coalesce(due.due_at, {period.From}) as "At", p.amount as "AmountMinor"
            from unnest({ids}, {amounts}) as p (id, amount)
            left join (
                select id, handoff_id, null::uuid as subject_id, rep_id as person_id, due_at from sla_clocks where id = any ({ids})
                union all
                select id, handoff_id, subject_id, person_id, due_at from promises where id = any ({ids})) due on due.id = p.id
            left join handoffs h on h.id = due.handoff_id
            left join leads l on l.id = h.lead_id
            left join content_requests q on q.id = due.subject_id
            left join people who on who.id = due.person_id
            """);
    }

    /// <summary>Numbers that were promised, in hundredths, and who set them.</summary>
    public static IQueryable<RevenueRecord> Targets(HubDb db, IReadOnlyList<FigurePart> parts, ReportPeriod period)
    {
        var (ids, amounts) = Split(parts);
        return db.Database.SqlQuery<RevenueRecord>($"""
            select p.id as "Id", case when t.id is null then '' else '/sla/plan' end as "Link", coalesce(trim_scale(t.value)::text, '') as "Name", concat_ws(', ', team.name, who.name) as "Detail",
                   coalesce(t.set_at, {period.From}) as "At", p.amount as "AmountMinor"
            from unnest({ids}, {amounts}) as p (id, amount)
            left join promise_targets t on t.id = p.id
            left join teams team on team.id = t.team_id
            left join people who on who.id = t.set_by
            """);
    }

    private static (Guid[] Ids, long[] Amounts) Split(IReadOnlyList<FigurePart> parts) => ([.. parts.Select(part => part.Id)], [.. parts.Select(part => part.Amount)]);
}
