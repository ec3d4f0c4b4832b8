using AlignmentHub.Benchmarks.Hub;
using AlignmentHub.Web.Features.Leads.Stages;
using Npgsql;

namespace AlignmentHub.Benchmarks;

/// <summary>How long it takes at night to hold what pages read against a million moves of the history.</summary>
internal sealed class Reconciling : IBenchmark
{
    private const int Runs = 3;
    private const double SecondsPerMillion = 60;

    public string Name => "reconcile";

    public async Task<IReadOnlyList<Result>> RunAsync(BenchHub hub)
    {
        var took = new Sample();
        for (var run = 0; run < Runs; run++) took.Add(await Sample.TimeAsync(() => ReconcileAsync(hub)));

        var moves = await CountAsync(hub);
        var perMillion = took.Median / 1_000 / moves * 1_000_000;
        return [new(Name, $"{took.Median / 1_000:0.00} s", $"{SecondsPerMillion:0} s a million", perMillion / SecondsPerMillion,
            $"{moves:N0} stage moves held against what is kept beside them, {perMillion:0.0} s a million ÷ its limit", "≤ 1", perMillion <= SecondsPerMillion)];
    }

    private static async Task ReconcileAsync(BenchHub hub)
    {
        if (await hub.Get<ReconcileStays>().RunAsync() is var wrong and not 0) throw new InvalidOperationException($"{wrong} stays were not as the history says.");
    }

    private static async Task<long> CountAsync(BenchHub hub)
    {
        await using var connection = await hub.Bare.OpenConnectionAsync();
        await using var count = new NpgsqlCommand("select count(*) from stage_moves", connection);
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
