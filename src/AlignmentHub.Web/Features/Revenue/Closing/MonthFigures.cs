using AlignmentHub.Web.Platform.Time;

namespace AlignmentHub.Web.Features.Revenue.Closing;

/// <summary>The numbers of a month as they are now: revenue and attribution by every model, funnel and promises of both sides. This is what a close freezes.</summary>
public sealed class MonthFigures(MonthMoney money, FunnelQueries funnel, MonthPromises promises)
{
    private static readonly FunnelGrouping[] Groupings = [FunnelGrouping.None, FunnelGrouping.Source, FunnelGrouping.Campaign];

    public async Task<IReadOnlyList<MonthFigure>> ReadAsync(ReportPeriod month, DateTimeOffset now, CancellationToken ct = default) =>
        [.. await money.ReadAsync(month, ct), .. await FunnelAsync(month, ct), .. await promises.ReadAsync(month, now, ct)];

    private async Task<IReadOnlyList<MonthFigure>> FunnelAsync(ReportPeriod month, CancellationToken ct)
    {
        List<MonthFigure> figures = [];
        foreach (var by in Groupings)
        {
            var suffix = by == FunnelGrouping.None ? "" : $"/{by}";
            foreach (var group in await funnel.CohortAsync(month, FunnelQueries.DefaultWindowDays, by, ct))
                figures.AddRange(group.Stages.Select(stage => new MonthFigure($"cohort/{stage.Stage}{suffix}", group.Key, stage.Entered, group.Cohort ?? 0)));
            foreach (var group in await funnel.ThroughputAsync(month, by, ct))
                figures.AddRange(group.Stages.Select(stage => new MonthFigure($"throughput/{stage.Stage}{suffix}", group.Key, stage.Entered, 0)));
        }

        return figures;
    }
}
