using AlignmentHub.Benchmarks.Hub;
using AlignmentHub.Web.Features.Revenue;
using AlignmentHub.Web.Features.Revenue.Quality;
using AlignmentHub.Web.Features.Revenue.Won;
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
        var rest = new Sample();
        for (var round = 0; round <= Rounds; round++) rest.Add(await Sample.TimeAsync(() => RestAsync(hub, round)));

        return
        [
            Line($"first {first:0} ms", first, FirstLimit, "the first load after the start ÷ its limit"),
            Line($"p95 {warm.P95:0} ms, p50 {warm.Median:0} ms", warm.P95, WarmLimit, "all numbers of the page, warm, a quarter by four groupings ÷ their limit"),
            Line($"p95 {rest.P95:0} ms, p50 {rest.Median:0} ms", rest.P95, WarmLimit, "the tables that follow them: business hours, bands, churn, won ÷ their limit"),
        ];
    }

    private static Task LoadAsync(BenchHub hub, int round) =>
        hub.Get<RevenueNumbersQueries>().AllAsync(new RevenueView(null, null, Groupings[round / 4 % Groupings.Length]), PeriodOf(hub, round));

    private static async Task RestAsync(BenchHub hub, int round)
    {
        var period = PeriodOf(hub, round);
        await hub.Get<BusinessVelocityQueries>().StagesAsync(period);
        await hub.Get<BandQueries>().BandsAsync(period);
        await hub.Get<ChurnQueries>().BySourceAsync(period);
        await hub.Get<WonQueries>().ByAsync(period, WonGrouping.Month);
    }

    private static ReportPeriod PeriodOf(BenchHub hub, int round) => new(hub.End.AddDays(-90 * (round % 4 + 1)), hub.End.AddDays(-90 * (round % 4)));

    private Result Line(string figure, double took, double limit, string of) => new(Name, figure, $"{limit:0} ms", took / limit, of, "≤ 1", took <= limit);
}
