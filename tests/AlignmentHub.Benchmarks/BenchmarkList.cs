using AlignmentHub.Benchmarks.Data;
using AlignmentHub.Benchmarks.Handoffs;
using AlignmentHub.Benchmarks.Hub;
using AlignmentHub.Benchmarks.Ingest;
using AlignmentHub.Benchmarks.Night;
using AlignmentHub.Benchmarks.Pages;
using AlignmentHub.Benchmarks.Sla;

namespace AlignmentHub.Benchmarks;

/// <summary>The benchmarks by name; a name that is missing here is refused.</summary>
internal static class BenchmarkList
{
    private static readonly IReadOnlyList<IBenchmark> OfHundredThousand =
    [
        QueueData.Benchmark,
        LeadsData.Benchmark,
        RevenueData.Benchmark,
        new Dashboard(),
        new AttributionYear(),
        new Reconciling(),
        new Nightly(),
        new IngestSingle(),
        new IngestBatch(),
        new AssignLeads(),
        new ScorecardYear(),
        new SweepBench(),
        new BackTesting(),
        new LiveCount(),
        new LiveNews(),
        new Circuits(),
    ];

    // They fill a hub of their own.
    private static readonly IReadOnlyList<IBenchmark> OfMillion = [new NightlyMillion()];

    /// <summary>Runs those of these names, or all of them.</summary>
    public static async Task<int> Main(string[] names)
    {
        List<string> all = [.. OfHundredThousand.Concat(OfMillion).Select(benchmark => benchmark.Name)];
        if (names.FirstOrDefault(name => !all.Contains(name)) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"There is no benchmark named {unknown}. Choose among {string.Join(", ", all)}.");
            return 2;
        }

        await RunAsync(OfHundredThousand, names, hub => new DataSet(hub).LoadAsync());
        await RunAsync(OfMillion, names, hub => new DataSet(hub).ActivateAsync());
        return 0;
    }

    private static async Task RunAsync(IEnumerable<IBenchmark> benchmarks, string[] names, Func<BenchHub, Task> load)
    {
        List<IBenchmark> chosen = [.. benchmarks.Where(benchmark => names.Length == 0 || names.Contains(benchmark.Name))];
        if (chosen.Count == 0) return;

        await using var hub = await BenchHub.StartAsync(load);
        foreach (var benchmark in chosen)
            foreach (var result in await benchmark.RunAsync(hub)) Console.WriteLine(result);
    }
}
