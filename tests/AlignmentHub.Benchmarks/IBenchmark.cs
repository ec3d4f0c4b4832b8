using AlignmentHub.Benchmarks.Hub;

namespace AlignmentHub.Benchmarks;

internal interface IBenchmark
{
    string Name { get; }

    Task<IReadOnlyList<Result>> RunAsync(BenchHub hub);
}
