using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Sla.Promises;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Closing;

internal sealed record DueRow(Guid Id, string Side, string Kind, bool IsMet);

/// <param name="Team">The key of the team of the rep who decided.</param>
internal sealed record DecidedRow(Guid Id, string? Team, long Accepted, long Overturned);

/// <summary>How both sides kept their promises of a month: each clock and answer that was due in it, and what marketing promised by the month.</summary>
public sealed class MonthPromises(IDbContextFactory<HubDb> databases, MonthQueries months)
{
    public async Task<IReadOnlyList<MonthFigure>> ReadAsync(ReportPeriod month, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return [.. await AttainmentAsync(db, month, now, ct), .. await MonthlyAsync(db, month, ct)];
    }

    private static async Task<IEnumerable<MonthFigure>> AttainmentAsync(HubDb db, ReportPeriod month, DateTimeOffset now, CancellationToken ct)
    {
        var due = await db.Database.SqlQuery<DueRow>($"""
            select id as "Id", side as "Side", kind as "Kind", state = 'Met' as "IsMet"
            from (
                select id, side, kind, state, due_at from sla_clocks
                union all
                select id, side, kind, state, due_at from promises) due
            where due_at >= {month.From} and due_at < {month.To}
              and (state in ('Met', 'Breached', 'MetLate') or (state = 'Running' and due_at < {now}))
            order by id
            """).ToListAsync(ct);
        return from row in due
               group row by (row.Side, row.Kind) into same
               select MonthFigure.Of($"attainment/{same.Key.Side}/{same.Key.Kind}", null, [.. same.Where(row => row.IsMet).Select(row => new FigurePart(row.Id, 1))], same.Count());
    }

    /// <summary>Volume, quality and completeness with the number that was promised, by the team that gets the leads (semantics.md 4.9).</summary>
    private async Task<IEnumerable<MonthFigure>> MonthlyAsync(HubDb db, ReportPeriod month, CancellationToken ct)
    {
        var scores = await months.DueAsync(month, ct: ct);
        var decided = scores.Count == 0 ? [] : await DecidedAsync(db, month, ct);
        var complete = scores.Any(score => score.Promise.Kind == PromiseKind.Completeness) ? await CompleteHandoffs.ListAsync(db, month, ct) : [];
        return scores.SelectMany(score => new[]
        {
            new MonthFigure($"promise/{score.Promise.Kind}", score.Team, score.Kept, score.Of) { Parts = [.. Parts(score)] },
            MonthFigure.Of($"{MonthFigure.Promised}{score.Promise.Kind}", score.Team, [new(score.TargetId, (long)(score.Promise.Target * 100))], 0),
        });

        IEnumerable<FigurePart> Parts(MonthScore score) => score.Promise.Kind == PromiseKind.Completeness
            ? from row in complete where score.Team is null || row.Team == score.Team select new FigurePart(row.Id, 1)
            : PartsOf(score, decided);
    }

    private static IEnumerable<FigurePart> PartsOf(MonthScore score, IReadOnlyList<DecidedRow> decided) =>
        from row in decided
        where score.Team is null || row.Team == score.Team
        let times = score.Promise.Kind == PromiseKind.Quality ? row.Accepted + row.Overturned : row.Accepted
        where times > 0
        select new FigurePart(row.Id, times);

    private static Task<List<DecidedRow>> DecidedAsync(HubDb db, ReportPeriod month, CancellationToken ct) => db.Database.SqlQuery<DecidedRow>($"""
        select h.id as "Id", t.key as "Team", count(*) filter (where h.accepted_at is not null) as "Accepted", count(*) filter (where o.handoff_id is not null) as "Overturned"
        from handoffs h
        left join people p on p.id = h.rep_id
        left join teams t on t.id = p.team_id
        left join feedback_threads o on o.handoff_id = h.id and o.kind = 'Dispute' and o.outcome = 'Overturned'
        where h.decided_at >= {month.From} and h.decided_at < {month.To}
        group by h.id, t.key
        order by h.id
        """).ToListAsync(ct);
}
