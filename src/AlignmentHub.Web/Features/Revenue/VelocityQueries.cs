using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue;

/// <param name="Passes">Completed in the period; negative ones are kept, and counted in <paramref name="Negative"/>.</param>
/// <param name="OpenPasses">Entered before the period's end and not left by then, for whichever stage.</param>
/// <param name="FirstPasses">Those of a lead that was in the stage for the first time; the others are repeats.</param>
/// <param name="OpenMedianDays">The age of the open ones, at the period's end or now.</param>
public sealed record StageVelocity(LeadStage From, LeadStage To, long Passes, double? MedianDays, double? P75Days, long Negative, long OpenPasses, long FirstPasses,
    double? FirstMedianDays, double? RepeatMedianDays, double? OpenMedianDays);

internal sealed record VelocityRow(string From, string To, long Passes, double? MedianDays, double? P75Days, long Negative, long OpenPasses, long FirstPasses,
    double? FirstMedianDays, double? RepeatMedianDays, double? OpenMedianDays);

/// <summary>How long leads stay between stages (semantics.md 6.4), in calendar days. Stages that were skipped measure nothing.</summary>
public sealed class VelocityQueries(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<IReadOnlyList<StageVelocity>> StagesAsync(ReportPeriod period, CancellationToken ct = default)
    {
        var until = clock.GetUtcNow() is var now && now < period.To ? now : period.To;
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Database.SqlQuery<VelocityRow>($"""
            with pairs (n, from_stage, to_stage) as (
                values (1, 'Mql', 'HandedOff'), (2, 'HandedOff', 'Accepted'), (3, 'Accepted', 'Sql'), (4, 'Sql', 'Opportunity'), (5, 'Opportunity', 'Customer')
            ), moves as (
                select lead_id, at, to_stage, is_inferred, row_number() over (partition by lead_id, to_stage order by at, id) as pass,
                       lead(at) over life as next_at, lead(to_stage) over life as next_stage, lead(is_inferred) over life as next_is_inferred
                from stage_moves
                window life as (partition by lead_id order by at, id)
            ), passes as (
                select p.n, p.from_stage, p.to_stage, m.pass, m.at as started,
                       case when m.next_stage = p.to_stage and not m.next_is_inferred then m.next_at end as ended,
                       m.next_at as left_at
                from moves m
                join pairs p on p.from_stage = m.to_stage
                where not m.is_inferred
                union all
                select 6, 'Mql', 'Customer', 1, m.at, c.at,
                       coalesce(c.at, case when l.stage in ('Disqualified', 'Lost') then l.stage_since end)
                from (select lead_id, min(at) as at from stage_moves where to_stage = 'Mql' and not is_inferred group by lead_id) m
                join leads l on l.id = m.lead_id
                left join (select lead_id, min(at) as at from stage_moves where to_stage = 'Customer' group by lead_id) c on c.lead_id = m.lead_id
            )
            select from_stage as "From", to_stage as "To",
                   count(*) filter (where is_done) as "Passes",
                   percentile_cont(0.5) within group (order by days) filter (where is_done) as "MedianDays",
                   percentile_cont(0.75) within group (order by days) filter (where is_done) as "P75Days",
                   count(*) filter (where is_done and days < 0) as "Negative",
                   count(*) filter (where is_open) as "OpenPasses",
                   count(*) filter (where is_done and pass = 1) as "FirstPasses",
                   percentile_cont(0.5) within group (order by days) filter (where is_done and pass = 1) as "FirstMedianDays",
                   percentile_cont(0.5) within group (order by days) filter (where is_done and pass > 1) as "RepeatMedianDays",
                   percentile_cont(0.5) within group (order by extract(epoch from {until} - started) / 86400) filter (where is_open) as "OpenMedianDays"
            from (
                select n, from_stage, to_stage, pass, started, extract(epoch from ended - started) / 86400 as days,
                       ended >= {period.From} and ended < {period.To} as is_done,
                       started < {period.To} and (left_at is null or left_at >= {period.To}) as is_open
                from passes) p
            group by n, from_stage, to_stage
            order by n
            """).ToListAsync(ct);
        return [.. rows.Select(r => new StageVelocity(Enum.Parse<LeadStage>(r.From), Enum.Parse<LeadStage>(r.To), r.Passes, r.MedianDays, r.P75Days, r.Negative, r.OpenPasses,
            r.FirstPasses, r.FirstMedianDays, r.RepeatMedianDays, r.OpenMedianDays))];
    }
}
