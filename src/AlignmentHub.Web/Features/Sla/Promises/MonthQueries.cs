using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Sla.Promises;

/// <summary>Reads how marketing keeps what it promised by the month: volume, quality and completeness.</summary>
public sealed class MonthQueries(IDbContextFactory<HubDb> databases, Calendars calendars, IOptions<HubOptions> hub, TimeProvider clock)
{
    private static readonly PromiseKind[] Monthly = [PromiseKind.Volume, PromiseKind.Quality, PromiseKind.Completeness];

    /// <summary>The promises of the months that end in the period. A month ends with its last second, so that a quarter has its own three.</summary>
    /// <param name="teamId">Those of one team; absent: all of them.</param>
    public async Task<IReadOnlyList<MonthScore>> DueAsync(ReportPeriod period, Guid? teamId = null, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var targets = await db.Set<PromiseTarget>().AsNoTracking().Where(t => Monthly.Contains(t.Kind) && (teamId == null || t.TeamId == teamId)).ToListAsync(ct);
        if (targets.Count == 0) return [];

        var months = Months(period, targets.Min(t => t.Month));
        if (months.Count == 0) return [];

        var facts = await FactsAsync(db, months, targets, ct);
        return [.. from month in months.Index()
                   from target in targets.InForce(month.Item.First)
                   orderby month.Index, target.Kind, target.TeamId
                   select facts.Score(target, month.Index, month.Item)];
    }

    private async Task<MonthFacts> FactsAsync(HubDb db, IReadOnlyList<HubMonth> months, List<PromiseTarget> targets, CancellationToken ct)
    {
        DateTimeOffset[] begins = [.. months.Select(month => month.From)];
        var end = months[^1].To;
        return new MonthFacts(
            await DecisionsAsync(db, begins, end, ct),
            targets.Exists(t => t.Kind == PromiseKind.Completeness) ? await CompleteHandoffs.CountAsync(db, begins, end, ct) : [],
            await db.Set<Team>().AsNoTracking().ToDictionaryAsync(t => t.Id, ct),
            (await calendars.NowAsync(db, ct)).Default.Calendar,
            clock.GetUtcNow());
    }

    private IReadOnlyList<HubMonth> Months(ReportPeriod period, DateOnly first)
    {
        var zone = hub.Value.Zone;
        var begin = zone.DayOf(period.From);
        if (begin < first) begin = first;
        var months = new List<HubMonth>();
        for (var day = new DateOnly(begin.Year, begin.Month, 1); ; day = day.AddMonths(1))
        {
            var month = new HubMonth(day, zone.BeginOf(day), zone.BeginOf(day.AddMonths(1)));
            var due = month.To.AddSeconds(-1);
            if (due >= period.To) return months;
            if (due >= period.From) months.Add(month);
        }
    }

    private static Task<List<MonthDecisions>> DecisionsAsync(HubDb db, DateTimeOffset[] begins, DateTimeOffset end, CancellationToken ct) => db.Database.SqlQuery<MonthDecisions>($"""
        select width_bucket(h.decided_at, {begins}) as "Month", p.team_id as "TeamId", count(*) as "Decided",
               count(*) filter (where h.accepted_at is not null) as "Accepted",
               count(*) filter (where o.handoff_id is not null) as "Overturned",
               count(*) filter (where h.state = 'Rejected' and r.side = 'Marketing' and o.handoff_id is null) as "RejectedForMarketing"
        from handoffs h
        left join people p on p.id = h.rep_id
        left join rejection_reasons r on r.key = h.reason_key
        left join feedback_threads o on o.handoff_id = h.id and o.kind = 'Dispute' and o.outcome = 'Overturned'
        where h.decided_at >= {begins[0]} and h.decided_at < {end}
        group by 1, 2
        """).ToListAsync(ct);
}
