using AlignmentHub.Benchmarks.Hub;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Definitions;
using AlignmentHub.Web.Features.Definitions.BackTests;

namespace AlignmentHub.Benchmarks;

/// <summary>Half a year of all leads replayed with two versions, against reading all activities once in the order of leads.</summary>
internal sealed class BackTesting : IBenchmark
{
    private const int Runs = 3;
    private const int Days = 180;
    private const double Aim = 3;

    public string Name => "backtest";

    public async Task<IReadOnlyList<Result>> RunAsync(BenchHub hub)
    {
        var (tests, bare) = (new Sample(), new Sample());
        for (var run = 0; run < Runs; run++)
        {
            bare.Add(await Sample.TimeAsync(() => CopyOutAsync(hub)));
            await RequestAsync(hub);
            tests.Add(await Sample.TimeAsync(() => hub.Get<RunBackTests>().RunAsync((_, _) => Task.CompletedTask)));
        }

        var ratio = tests.Median / bare.Median;
        var of = $"{Days} days with two versions, stored and reported ÷ one binary COPY-out of all activities in the order of leads";
        return [new(Name, $"{tests.Median / 1_000:0.00} s", $"{bare.Median / 1_000:0.00} s", ratio, of, $"≤ {Aim}", ratio <= Aim)];
    }

    private static async Task RequestAsync(BenchHub hub)
    {
        var definition = (await hub.Get<DefinitionQueries>().ListAsync()).First(d => d.Active is not null);
        var to = DateOnly.FromDateTime(hub.End.UtcDateTime);
        var asked = await hub.Get<RequestBackTest>().RunAsync(definition.Id, definition.Active!.Number, to.AddDays(-Days), to, Actor.System);
        if (asked.Refusal is { } no) throw new InvalidOperationException(no.Reason);
    }

    private static async Task CopyOutAsync(BenchHub hub)
    {
        await using var connection = await hub.Bare.OpenConnectionAsync();
        var buffer = new byte[256 * 1024];
        await using var copy = await connection.BeginRawBinaryCopyAsync(
            "copy (select lead_id, at, id, type, url, campaign_id, asset, source, custom, arrived_at, is_imported from activities order by lead_id, at, id) to stdout (format binary)");
        while (await copy.ReadAsync(buffer, CancellationToken.None) > 0)
        {
        }
    }
}
