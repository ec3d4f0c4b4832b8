using System.Globalization;

namespace AlignmentHub.Benchmarks.Data;

/// <summary>How large the data set is: HUB_BENCH_SCALE=10 makes a million leads with ten million activities and 50,000 deals over five years.</summary>
internal static class Size
{
    private static readonly int Scale = int.Parse(Environment.GetEnvironmentVariable("HUB_BENCH_SCALE") ?? "1", CultureInfo.InvariantCulture);

    public static int Leads => 100_000 * Scale;

    /// <summary>A year up to twice the size, five years from ten times on.</summary>
    public static int Days => 365 * Math.Clamp(Scale / 2, 1, 5);

    public static string Name => $"bench-{Leads / 1000}k";
}
