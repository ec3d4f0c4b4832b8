using System.Collections.Concurrent;
using System.Text;
using AlignmentHub.Benchmarks.Hub;
using AlignmentHub.Benchmarks.Ingest;

namespace AlignmentHub.Benchmarks.Handoffs;

/// <summary>Leads that come to qualify one at a time, from a few senders and from many: each is routed to the rep whose turn it is, and the clocks start.</summary>
internal sealed class AssignLeads : IBenchmark
{
    private const int Connections = 8;
    private const int Leads = 500;
    private const int WarmUps = 4;
    private const int Rounds = 7;
    private const double Aim = 0.3;

    public string Name => "assign";

    public async Task<IReadOnlyList<Result>> RunAsync(BenchHub hub)
    {
        await new BareAssignment(hub).CreateAsync();
        return [await RunAsync(hub, senders: 8), await RunAsync(hub, senders: 64)];
    }

    private async Task<Result> RunAsync(BenchHub hub, int senders)
    {
        var clients = Enumerable.Range(0, senders).Select(_ => hub.NewClient()).ToList();
        var connections = Enumerable.Range(0, Connections).Select(_ => hub.Bare.OpenConnection()).ToList();
        var (through, bare) = (new Sample(), new Sample());
        for (var round = -WarmUps; round < Rounds; round++)
        {
            // Known, and not qualifying yet.
            List<IncomingLead> leads = [.. Enumerable.Range(0, Leads).Select(_ => IncomingLead.Next())];
            await RateAsync(clients, leads, (client, lead) => PutAsync(client, lead, "other"));
            var before = await Handed.CountAsync(hub);
            var ofHub = await RateAsync(clients, leads, (client, lead) => PutAsync(client, lead, "core"));
            if (await Handed.CountAsync(hub) - before is var handed && handed != Leads) throw new InvalidOperationException($"Of {Leads} leads that qualified {handed} were handed to a rep.");

            var ofBare = await RateAsync(connections, leads, (connection, _) => BareAssignment.InsertAsync(connection));
            if (round < 0) continue;

            through.Add(ofHub);
            bare.Add(ofBare);
        }

        clients.ForEach(client => client.Dispose());
        connections.ForEach(connection => connection.Dispose());
        var ratio = through.Median / bare.Median;
        return new(Name, $"{through.Median:N0} leads/s", $"{bare.Median:N0} transactions/s", ratio,
            $"a change that qualifies a lead, over REST by {senders} senders ÷ bare transaction that inserts hand-off, clock and stage move, on {Connections} connections", $"≥ {Aim}", ratio >= Aim);
    }

    private static async Task<double> RateAsync<T>(IEnumerable<T> senders, IEnumerable<IncomingLead> leads, Func<T, IncomingLead, Task> send)
    {
        var waiting = new ConcurrentQueue<IncomingLead>(leads);
        var time = await Sample.TimeAsync(() => Task.WhenAll(senders.Select(async sender =>
        {
            while (waiting.TryDequeue(out var lead)) await send(sender, lead);
        })));
        return Leads / time * 1_000;
    }

    private static async Task PutAsync(HttpClient client, IncomingLead lead, string segment)
    {
        var json = lead.ToJson().Replace(lead.Qualifies ? "\"core\"" : "\"other\"", $"\"{segment}\"", StringComparison.Ordinal);
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await client.PutAsync(new Uri("/api/v1/leads/by-key", UriKind.Relative), body);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }
}
