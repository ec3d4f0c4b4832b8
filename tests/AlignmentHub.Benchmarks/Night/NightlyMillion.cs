using System.Diagnostics;
using AlignmentHub.Benchmarks.Hub;
using AlignmentHub.Web.Features.Scoring;
using Npgsql;

namespace AlignmentHub.Benchmarks.Night;

/// <summary>The next night of a hundred thousand leads and of a million, against what an expert's one statement takes for the same scores.</summary>
internal sealed class NightlyMillion : IBenchmark
{
    private const double Aim = 0.6;
    private const long MostMegabytes = 500;

    private static readonly int[] Sizes = [100_000, 1_000_000];

    public string Name => "nightly-1m";

    public async Task<IReadOnlyList<Result>> RunAsync(BenchHub hub)
    {
        List<Result> results = [];
        foreach (var leads in Sizes)
        {
            await ManyLeads.LoadAsync(hub, leads);
            foreach (var rules in (NightRules[])[NightRules.Windows, NightRules.HalfLives]) results.Add(await NightAsync(hub, rules, leads));
        }

        return results;
    }

    private async Task<Result> NightAsync(BenchHub hub, NightRules rules, int leads)
    {
        var night = ManyLeads.End;
        await using var connection = await hub.Bare.OpenConnectionAsync();
        await ExpertScores.JudgeByAsync(connection, rules);
        var rescore = hub.Get<RescoreLeads>();
        await rescore.RunAsync(night.AddDays(-rules.Days));
        await ExpertScores.CopyAsync(connection);

        var (changed, peak) = (0L, 0L);
        var ofHub = await Sample.TimeAsync(async () => peak = await PeakMemory.OfAsync(async () => changed = (await rescore.RunAsync(night)).Changed));
        var ofExpert = await Sample.TimeAsync(() => ExpertScores.UpdateAsync(connection, rules, night));
        await ExpertScores.MustBeSameAsync(connection);

        var ratio = ofHub / ofExpert;
        return new(Name, $"{ofHub / 1_000:0.00} s", $"{ofExpert / 1_000:0.00} s", ratio,
            $"{rules.Name}, {leads:N0} leads, {changed:N0} scores differ, {peak} MB at most ÷ one statement of set-based SQL", $"≤ {Aim} and < {MostMegabytes} MB", ratio <= Aim && peak < MostMegabytes);
    }
}

/// <summary>What the process holds while something runs.</summary>
internal static class PeakMemory
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(50);

    /// <summary>In megabytes.</summary>
    public static async Task<long> OfAsync(Func<Task> action)
    {
        using var timer = new PeriodicTimer(Pace);
        var (running, peak) = (action(), 0L);
        while (!running.IsCompleted)
        {
            await timer.WaitForNextTickAsync();
            using var process = Process.GetCurrentProcess();
            peak = Math.Max(peak, process.WorkingSet64);
        }

        await running;
        return peak >> 20;
    }
}
