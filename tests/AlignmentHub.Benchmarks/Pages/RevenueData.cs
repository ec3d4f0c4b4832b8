using AlignmentHub.Benchmarks.Hub;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Web.Features.Revenue;

namespace AlignmentHub.Benchmarks.Pages;

internal static class RevenueData
{
    public static readonly IBenchmark Benchmark = new PageData("revenue", LoadAsync);

    /// <summary>Quarters of the last year in turn.</summary>
    private static async Task LoadAsync(BenchHub hub, int viewer)
    {
        var to = hub.End.AddDays(-90 * (viewer % 4));
        var period = new ReportPeriod(to.AddDays(-90), to);
        await hub.Get<RevenueQueries>().TotalsAsync(period);
        await hub.Get<FunnelQueries>().CohortAsync(period, FunnelQueries.DefaultWindowDays, FunnelGrouping.None);
        await hub.Get<QualityQueries>().DecisionsAsync(period);
        await hub.Get<QualityQueries>().RejectionsAsync(period);
    }
}
