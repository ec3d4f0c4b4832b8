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

/// <summary>Money by the deal's owner, stages by the rep who had the lead.</summary>
internal static class ActualQueries
{
    /// <param name="team">Absent for the whole company.</param>
    public static async Task<Actuals> ReadAsync(HubDb db, IReadOnlyList<ReportPeriod> spans, Guid? team, CancellationToken ct)
    {
        var (begins, ends) = (spans.Select(span => span.From).ToArray(), spans.Select(span => span.To).ToArray());
        // An absent team alone does not say what type it has.
        return new Actuals(await db.Database.SqlQueryRaw<ActualRow>(Sql, begins, ends, team is null, team ?? Guid.Empty).ToListAsync(ct));
    }

    private static readonly string Sql = $$"""
        with spans as (
            select * from unnest({0}, {1}) with ordinality as t (begins_at, ends_at, number)
        )
        select 'WonRevenue' as "Measure", t.number - 1 as "Span", sum(o.reporting_minor)::bigint as "Value"
        from spans t
        join opportunities o on o.stage = 'Won' and o.closed_at >= t.begins_at and o.closed_at < t.ends_at
        where {2} or o.owner_id in (select id from people where team_id = {3})
        group by t.number
        union all
        select 'Pipeline', t.number - 1, sum(o.reporting_minor)::bigint
        from spans t
        join opportunities o on o.created_at >= t.begins_at and o.created_at < t.ends_at
        where {2} or o.owner_id in (select id from people where team_id = {3})
        group by t.number
        union all
        select s.to_stage, t.number - 1, count(*)
        from spans t
        join stage_moves s on s.at >= t.begins_at and s.at < t.ends_at and s.to_stage in ('Mql', 'HandedOff', 'Accepted', 'Sql', 'Opportunity', 'Customer')
        where {2} or exists (select from leads l where l.id = s.lead_id and {{FunnelReps.IsOfTeam("{3}")}})
        group by s.to_stage, t.number
        """;
}
