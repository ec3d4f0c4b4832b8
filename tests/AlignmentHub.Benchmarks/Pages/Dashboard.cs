using AlignmentHub.Benchmarks.Hub;
using AlignmentHub.Web.Features.Revenue;
using AlignmentHub.Web.Platform.Time;

namespace AlignmentHub.Benchmarks.Pages;

/// <summary>How long leadership's page waits for all of its numbers: at first, and once the hub is warm.</summary>
internal sealed class Dashboard : IBenchmark
{
    private const int Rounds = 40;
    private const double FirstLimit = 2_000;
    private const double WarmLimit = 500;

    private static readonly string[] Groupings = ["None", "Source", "Campaign", "Rep"];

    public string Name => "dashboard";

    public async Task<IReadOnlyList<Result>> RunAsync(BenchHub hub)
    {
        var first = await Sample.TimeAsync(() => LoadAsync(hub, 0));
        var warm = new Sample();
        for (var round = 1; round <= Rounds; round++) warm.Add(await Sample.TimeAsync(() => LoadAsync(hub, round)));

        return
        [
            Line($"first {first:0} ms", first, FirstLimit, "the first load after the start ÷ its limit"),
            Line($"p95 {warm.P95:0} ms, p50 {warm.Median:0} ms", warm.P95, WarmLimit, "all numbers of the page, warm, a quarter by four groupings ÷ their limit"),
        ];
    }

    private static Task LoadAsync(BenchHub hub, int round)
    {
        var to = hub.End.AddDays(-90 * (round % 4));
        return hub.Get<RevenueNumbersQueries>().AllAsync(new RevenueView(null, null, Groupings[round / 4 % Groupings.Length]), new ReportPeriod(to.AddDays(-90), to));
    }

    private Result Line(string figure, double took, double limit, string of) => new(Name, figure, $"{limit:0} ms", took / limit, of, "≤ 1", took <= limit);
}
