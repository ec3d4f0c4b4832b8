using System.Collections.Concurrent;
using AlignmentHub.Benchmarks.Hub;
using Npgsql;

namespace AlignmentHub.Benchmarks.Ingest;

/// <summary>Leads that come one at a time from eight senders at once.</summary>
internal sealed class IngestSingle : IBenchmark
{
    private const int Senders = 8;
    private const int Leads = 2_000;
    private const int Rounds = 9;

    // A hub that has just started compiles while it answers: a third of what its first ten thousand answers cost.
    private const int WarmUps = 12;

    public string Name => "ingest-single";

    public async Task<IReadOnlyList<Result>> RunAsync(BenchHub hub)
    {
        var bareLeads = new BareLeads(hub);
        await bareLeads.CreateAsync();
        var senders = await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => Sender.ConnectAsync(hub.Address, BenchHub.AdminKey)));
        var before = await Handed.CountAsync(hub);
        var (through, bare, ratios) = (new Sample(), new Sample(), new Sample());
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var ofHub = await RateAsync(senders, (sender, lead) => sender.PutAsync(lead));
            var connections = await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => hub.Bare.OpenConnectionAsync().AsTask()));
            var ofBare = await RateAsync(connections, bareLeads.UpsertAsync);
            foreach (var connection in connections) await connection.DisposeAsync();
            if (round < 0) continue;

            through.Add(ofHub);
            bare.Add(ofBare);
            // Of neighbours in time: a machine that others share is not as fast in the last round as in the first.
            ratios.Add(ofHub / ofBare);
        }

        await Handed.CheckAsync(hub, before, Leads * (WarmUps + Rounds));
        foreach (var sender in senders) sender.Dispose();
        return [new(Name, $"{through.Median:N0} leads/s", $"{bare.Median:N0} rows/s", ratios.Median,
            "PUT /leads/by-key by 8 clients ÷ bare insert … on conflict by Npgsql on 8 connections", "≥ 0.25 and ≥ 1,000/s", ratios.Median >= 0.25 && through.Median >= 1_000)];
    }

    /// <summary>Leads a second when each sender takes the next as soon as it is done with the last.</summary>
    private static async Task<double> RateAsync<T>(IEnumerable<T> senders, Func<T, IncomingLead, Task> send)
    {
        var leads = new ConcurrentQueue<IncomingLead>(Enumerable.Range(0, Leads).Select(_ => IncomingLead.Next()));
        var time = await Sample.TimeAsync(() => Task.WhenAll(senders.Select(async sender =>
        {
            while (leads.TryDequeue(out var lead)) await send(sender, lead);
        })));
        return Leads / time * 1_000;
    }
}
