using AlignmentHub.Benchmarks.Clocks;
using AlignmentHub.Benchmarks.Handoffs;
using AlignmentHub.Benchmarks.Hub;
using AlignmentHub.Benchmarks.Ingest;
using AlignmentHub.Benchmarks.Pages;
using AlignmentHub.Benchmarks.Sla;

namespace AlignmentHub.Benchmarks;

/// <summary>The benchmarks by name; a name that is missing here is refused.</summary>
internal static class BenchmarkList
{
    private static readonly IReadOnlyList<IBenchmark> All =
    [
        QueueData.Benchmark,
        LeadsData.Benchmark,
        RevenueData.Benchmark,
        new Dashboard(),
        new AttributionYear(),
        new Nightly(),
        new IngestSingle(),
        new IngestBatch(),
        new AssignLeads(),
        new ScorecardYear(),
        new SweepBench(),
        new BackTesting(),
    ];

    /// <summary>Runs those of these names, or all of them.</summary>
    public static async Task<int> Main(string[] names)
    {
        if (names.FirstOrDefault(name => All.All(benchmark => benchmark.Name != name)) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"There is no benchmark named {unknown}. Choose among {string.Join(", ", All.Select(benchmark => benchmark.Name))}.");
            return 2;
        }

        await using var hub = await BenchHub.StartAsync();
        foreach (var benchmark in All.Where(benchmark => names.Length == 0 || names.Contains(benchmark.Name)))
            foreach (var result in await benchmark.RunAsync(hub)) Console.WriteLine(result);
        return 0;
    }
}
