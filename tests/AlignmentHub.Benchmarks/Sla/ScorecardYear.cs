using AlignmentHub.Benchmarks.Hub;
using AlignmentHub.Web.Features.Sla.Board;
using AlignmentHub.Web.Platform.Time;

namespace AlignmentHub.Benchmarks.Sla;

/// <summary>The scorecard of a year with its weeks, against the shortest statement that counts the same clocks.</summary>
internal sealed class ScorecardYear : IBenchmark
{
    private const int Rounds = 40;
    private const double AimMs = 1_000;

    public string Name => "scorecard";

    public async Task<IReadOnlyList<Result>> RunAsync(BenchHub hub)
    {
        await YearOfClocks.FillAsync(hub);
        var (cards, filter) = (hub.Get<ScorecardQueries>(), new ScoreFilter(new ReportPeriod(hub.End.AddDays(-365), hub.End)));
        var (page, bare) = (new Sample(), new Sample());
        for (var round = 0; round < Rounds; round++)
        {
            page.Add(await Sample.TimeAsync(() => cards.OfAsync(filter)));
            bare.Add(await Sample.TimeAsync(() => CountAsync(hub, filter)));
        }
        return [new(Name, $"p95 {page.P95:0} ms of a year, {YearOfClocks.Count:N0} clocks", $"{bare.P95:0} ms", page.P95 / bare.P95, "the scorecard ÷ one count of the same clocks by promise", $"p95 ≤ {AimMs:0} ms", page.P95 <= AimMs)];
    }

    private static async Task CountAsync(BenchHub hub, ScoreFilter filter)
    {
        await using var count = hub.Bare.CreateCommand("select kind, count(*) from sla_clocks where due_at >= $1 and due_at < $2 group by kind");
        count.Parameters.Add(new() { Value = filter.Period.From });
        count.Parameters.Add(new() { Value = filter.Period.To });
        await using var rows = await count.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            // Reading them is what is measured.
        }
    }
}
