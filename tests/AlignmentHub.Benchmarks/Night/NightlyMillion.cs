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
            foreach (var rules in (NightRules[])[NightRules.Windows, NightRules.HalfLives]) results.AddRange(await NightsAsync(hub, rules, leads));
        }

        return results;
    }

    /// <summary>A night as most are, and the next one as it is once a week.</summary>
    private static async Task<IReadOnlyList<Result>> NightsAsync(BenchHub hub, NightRules rules, int leads)
    {
        await using var connection = await hub.Bare.OpenConnectionAsync();
        await ExpertScores.JudgeByAsync(connection, rules);
        await hub.Get<RescoreLeads>().RunAsync(ManyLeads.End);
        await ExpertScores.CopyAsync(connection);
        var night = await NightAsync(hub, connection, rules, ManyLeads.End.AddDays(rules.Days), countAnew: false);
        await ExpertScores.CopyAsync(connection);
        return [night.Of(leads), (await NightAsync(hub, connection, rules, ManyLeads.End.AddDays(2 * rules.Days), countAnew: true)).Of(leads)];
    }

    private static async Task<Night> NightAsync(BenchHub hub, NpgsqlConnection connection, NightRules rules, DateTimeOffset at, bool countAnew)
    {
        var (changed, peak) = (0L, 0L);
        var ofHub = await Sample.TimeAsync(async () => peak = await PeakMemory.OfAsync(async () => changed = (await hub.Get<RescoreLeads>().RunAsync(at, countAnew: countAnew)).Changed));
        var ofExpert = await Sample.TimeAsync(() => ExpertScores.UpdateAsync(connection, rules, at));
        await ExpertScores.MustBeSameAsync(connection);
        return new(rules, countAnew, ofHub, ofExpert, changed, peak);
    }

    private sealed record Night(NightRules Rules, bool CountsAnew, double OfHub, double OfExpert, long Changed, long Peak)
    {
        public Result Of(int leads)
        {
            var ratio = OfHub / OfExpert;
            var how = CountsAnew ? "counting all activities anew" : "from what was kept of activities";
            return new("nightly-1m", $"{OfHub / 1_000:0.00} s", $"{OfExpert / 1_000:0.00} s", ratio,
                $"{Rules.Name}, {leads:N0} leads, {how}, {Changed:N0} scores differ, {Peak} MB at most ÷ one statement of set-based SQL", $"≤ {Aim} and < {MostMegabytes} MB", ratio <= Aim && Peak < MostMegabytes);
        }
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
