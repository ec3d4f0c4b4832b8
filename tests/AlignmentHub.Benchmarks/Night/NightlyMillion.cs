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

    // Ten times the leads and a tenth for whatever does not grow alongside.
    private const double MostGrowth = 11;

    private const int Few = 100_000;
    private const int Many = 1_000_000;

    public string Name => "nightly-1m";

    public async Task<IReadOnlyList<Result>> RunAsync(BenchHub hub)
    {
        var (few, many) = (await NightsAsync(hub, Few), await NightsAsync(hub, Many));
        return [.. few.Concat(many).Select(Line), .. few.Zip(many, Growth)];
    }

    private static async Task<IReadOnlyList<Night>> NightsAsync(BenchHub hub, int leads)
    {
        await ManyLeads.LoadAsync(hub, leads);
        List<Night> nights = [];
        foreach (var rules in (NightRules[])[NightRules.Windows, NightRules.HalfLives]) nights.AddRange(await NightsAsync(hub, rules, leads));
        return nights;
    }

    /// <summary>A night as most are, and the next one as it is once a week.</summary>
    private static async Task<IReadOnlyList<Night>> NightsAsync(BenchHub hub, NightRules rules, int leads)
    {
        await using var connection = await hub.Bare.OpenConnectionAsync();
        await ExpertScores.JudgeByAsync(connection, rules);
        await hub.Get<RescoreLeads>().RunAsync(ManyLeads.End);
        await ExpertScores.CopyAsync(connection);
        var night = await NightAsync(hub, connection, new(rules, leads, CountsAnew: false), ManyLeads.End.AddDays(rules.Days));
        await ExpertScores.CopyAsync(connection);
        return [night, await NightAsync(hub, connection, new(rules, leads, CountsAnew: true), ManyLeads.End.AddDays(2 * rules.Days))];
    }

    private static async Task<Night> NightAsync(BenchHub hub, NpgsqlConnection connection, Night night, DateTimeOffset at)
    {
        var (changed, peak) = (0L, 0L);
        var ofHub = await Sample.TimeAsync(async () => peak = await PeakMemory.OfAsync(
            async () => changed = (await hub.Get<RescoreLeads>().RunAsync(at, countAnew: night.CountsAnew)).Changed));
        var ofExpert = await Sample.TimeAsync(() => ExpertScores.UpdateAsync(connection, night.Rules, at));
        await ExpertScores.MustBeSameAsync(connection);
        return night with { OfHub = ofHub, OfExpert = ofExpert, Changed = changed, Peak = peak };
    }

    private Result Line(Night night)
    {
        var ratio = night.OfHub / night.OfExpert;
        return new(Name, Seconds(night.OfHub), Seconds(night.OfExpert), ratio, $"{night.Name}, {night.Leads:N0} leads, {night.Changed:N0} scores differ, {night.Peak} MB at most ÷ one statement of set-based SQL",
            night.Leads == Many ? $"≤ {Aim} and < {MostMegabytes} MB" : null, ratio <= Aim && night.Peak < MostMegabytes);
    }

    private Result Growth(Night few, Night many)
    {
        var growth = many.OfHub / few.OfHub;
        return new(Name, Seconds(many.OfHub), Seconds(few.OfHub), growth, $"{many.Name}, {Many:N0} leads ÷ {Few:N0}", $"≤ {MostGrowth}", growth <= MostGrowth);
    }

    private static string Seconds(double milliseconds) => $"{milliseconds / 1_000:0.00} s";

    private sealed record Night(NightRules Rules, int Leads, bool CountsAnew)
    {
        public string Name => $"{Rules.Name}, {(CountsAnew ? "counting all activities anew" : "from what was kept of activities")}";
        public double OfHub { get; init; }
        public double OfExpert { get; init; }
        public long Changed { get; init; }
        public long Peak { get; init; }
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
