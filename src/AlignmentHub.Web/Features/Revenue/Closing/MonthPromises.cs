using AlignmentHub.Web.Features.Sla.Promises;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Closing;

internal sealed record AttainmentRow(string Side, string Kind, long Met, long Missed);

/// <summary>How both sides kept their promises of a month: each clock and answer that was due in it, and what marketing promised by the month.</summary>
public sealed class MonthPromises(IDbContextFactory<HubDb> databases, MonthQueries months)
{
    public async Task<IReadOnlyList<MonthFigure>> ReadAsync(ReportPeriod month, DateTimeOffset now, CancellationToken ct) =>
        [.. await AttainmentAsync(month, now, ct), .. await MonthlyAsync(month, ct)];

    private async Task<IEnumerable<MonthFigure>> AttainmentAsync(ReportPeriod month, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Database.SqlQuery<AttainmentRow>($"""
            select side as "Side", kind as "Kind", count(*) filter (where state = 'Met') as "Met",
                   count(*) filter (where state in ('Breached', 'MetLate') or (state = 'Running' and due_at < {now})) as "Missed"
            from (
                select side, kind, state, due_at from sla_clocks
                union all
                select side, kind, state, due_at from promises) due
            where due_at >= {month.From} and due_at < {month.To}
            group by side, kind
            """).ToListAsync(ct);
        return rows.Select(row => new MonthFigure($"attainment/{row.Side}/{row.Kind}", null, row.Met, row.Met + row.Missed));
    }

    /// <summary>Volume, quality and completeness with the number that was promised, by the team that gets the leads (semantics.md 4.9).</summary>
    private async Task<IEnumerable<MonthFigure>> MonthlyAsync(ReportPeriod month, CancellationToken ct)
    {
        List<MonthFigure> figures = [];
        foreach (var score in await months.DueAsync(month, ct: ct))
        {
            figures.Add(new($"promise/{score.Promise.Kind}", score.Team, score.Kept, score.Of));
            figures.Add(new($"{MonthFigure.Promised}{score.Promise.Kind}", score.Team, (long)(score.Promise.Target * 100), 0));
        }

        return figures;
    }
}
