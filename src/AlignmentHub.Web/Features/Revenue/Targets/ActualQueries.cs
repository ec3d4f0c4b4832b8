using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Targets;

internal sealed record ActualRow(string Measure, long Span, long Value);

/// <summary>What there is of every measure in several spans.</summary>
internal sealed class Actuals(IReadOnlyList<ActualRow> rows)
{
    public long Of(TargetMeasure measure, int span) => rows.FirstOrDefault(row => row.Span == span && row.Measure == $"{measure}")?.Value ?? 0;

    public bool Any(int span) => rows.Any(row => row.Span == span && row.Value > 0);
}

/// <summary>Money by the deal's owner, stages by the lead's owner.</summary>
internal static class ActualQueries
{
    /// <param name="team">Absent for the whole company.</param>
    public static async Task<Actuals> ReadAsync(HubDb db, IReadOnlyList<ReportPeriod> spans, Guid? team, CancellationToken ct)
    {
        var (begins, ends) = (spans.Select(span => span.From).ToArray(), spans.Select(span => span.To).ToArray());
        return new Actuals(await db.Database.SqlQuery<ActualRow>($"""
            with spans as (
                select * from unnest({begins}, {ends}) with ordinality as s (begins_at, ends_at, number)
            )
            select 'WonRevenue' as "Measure", s.number - 1 as "Span", sum(o.reporting_minor)::bigint as "Value"
            from spans s
            join opportunities o on o.stage = 'Won' and o.closed_at >= s.begins_at and o.closed_at < s.ends_at
            where {team}::uuid is null or o.owner_id in (select id from people where team_id = {team})
            group by s.number
            union all
            select 'Pipeline', s.number - 1, sum(o.reporting_minor)::bigint
            from spans s
            join opportunities o on o.created_at >= s.begins_at and o.created_at < s.ends_at
            where {team}::uuid is null or o.owner_id in (select id from people where team_id = {team})
            group by s.number
            union all
            select m.to_stage, s.number - 1, count(*)
            from spans s
            join stage_moves m on m.at >= s.begins_at and m.at < s.ends_at and m.to_stage in ('Mql', 'HandedOff', 'Accepted', 'Sql', 'Opportunity', 'Customer')
            where {team}::uuid is null or m.lead_id in (select l.id from leads l join people p on p.id = l.owner_id where p.team_id = {team})
            group by m.to_stage, s.number
            """).ToListAsync(ct));
    }
}
