namespace AlignmentHub.Benchmarks;

/// <summary>Measurements of the same thing, and what to make of them.</summary>
internal sealed class Sample
{
    private readonly List<double> _values = [];

    public double Median => Percentile(0.5);

    public double P95 => Percentile(0.95);

    public void Add(double value) => _values.Add(value);

    /// <summary>How long this takes, in milliseconds.</summary>
    public static async Task<double> TimeAsync(Func<Task> action)
    {
        var begun = TimeProvider.System.GetTimestamp();
        await action();
        return TimeProvider.System.GetElapsedTime(begun).TotalMilliseconds;
    }

    /// <summary>Linear between neighbours, as percentile_cont does it.</summary>
    private double Percentile(double share)
    {
        var sorted = _values.Order().ToList();
        var place = share * (sorted.Count - 1);
        var below = sorted[(int)Math.Floor(place)];
        return below + ((sorted[(int)Math.Ceiling(place)] - below) * (place - Math.Floor(place)));
    }
}
