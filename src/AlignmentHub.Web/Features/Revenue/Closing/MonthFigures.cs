using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Revenue.Touches;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Closing;

/// <param name="Name">Which number, such as <c>attribution/Linear/Campaign</c>.</param>
/// <param name="Key">The group; absent where there is none.</param>
/// <param name="Value">Minor units of money, or how many.</param>
/// <param name="Count">What it was out of, or in how many deals.</param>
public sealed record MonthFigure(string Name, string? Key, long Value, long Count)
{
    public static string Attribution(AttributionModel model, AttributionGrouping by) => $"attribution/{model}/{by}";
}

internal sealed record AttainmentRow(string Side, string Kind, long Met, long Missed);

/// <summary>The numbers of a month as they are now: attribution by every model, funnel and attainment. This is what a close freezes.</summary>
public sealed class MonthFigures(IDbContextFactory<HubDb> databases, AttributionQueries attribution, FunnelQueries funnel, RevenueQueries revenue)
{
    public async Task<IReadOnlyList<MonthFigure>> ReadAsync(ReportPeriod month, DateTimeOffset now, CancellationToken ct = default)
    {
        List<MonthFigure> figures = [];
        var totals = await revenue.TotalsAsync(month, ct);
        figures.Add(new("revenue/won", null, totals.WonMinor, totals.WonCount));
        figures.Add(new("revenue/sourced", null, totals.Won.SourcedMinor, totals.WonCount));
        figures.Add(new("revenue/influenced", null, totals.Won.InfluencedMinor, totals.WonCount));
        foreach (var by in Enum.GetValues<AttributionGrouping>())
        foreach (var earned in await attribution.LiveAsync(new(month, by), Enum.GetValues<AttributionModel>(), ct))
            figures.AddRange(earned.Groups.Select(group => new MonthFigure(MonthFigure.Attribution(earned.Model, by), group.Key, group.AmountMinor, group.Deals)));

        figures.AddRange(await FunnelAsync(month, ct));
        figures.AddRange(await AttainmentAsync(month, now, ct));
        return figures;
    }

    private async Task<IEnumerable<MonthFigure>> FunnelAsync(ReportPeriod month, CancellationToken ct)
    {
        var cohort = await funnel.CohortAsync(month, FunnelQueries.DefaultWindowDays, FunnelGrouping.None, ct);
        var throughput = await funnel.ThroughputAsync(month, FunnelGrouping.Campaign, ct);
        return cohort.SelectMany(group => group.Stages.Select(stage => new MonthFigure($"cohort/{stage.Stage}", null, stage.Entered, group.Cohort ?? 0)))
            .Concat(throughput.SelectMany(group => group.Stages.Select(stage => new MonthFigure($"throughput/{stage.Stage}", group.Key, stage.Entered, 0))));
    }

    private async Task<IEnumerable<MonthFigure>> AttainmentAsync(ReportPeriod month, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var rows = await db.Database.SqlQuery<AttainmentRow>($"""
            select side as "Side", kind as "Kind", count(*) filter (where state = 'Met') as "Met",
                   count(*) filter (where state in ('Breached', 'MetLate') or (state = 'Running' and due_at < {now})) as "Missed"
            from sla_clocks
            where due_at >= {month.From} and due_at < {month.To}
            group by side, kind
            """).ToListAsync(ct);
        return rows.Select(row => new MonthFigure($"attainment/{row.Side}/{row.Kind}", null, row.Met, row.Met + row.Missed));
    }
}
