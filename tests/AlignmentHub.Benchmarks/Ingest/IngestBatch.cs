using System.Collections.Concurrent;
using System.Text;
using AlignmentHub.Benchmarks.Hub;
using Npgsql;

namespace AlignmentHub.Benchmarks.Ingest;

/// <summary>Leads that come a thousand at a time: from one sender, and from two at once.</summary>
internal sealed class IngestBatch : IBenchmark
{
    private const int Leads = 1_000;
    private const int Batches = 6;
    private const int Rounds = 5;

    // A hub that has just started compiles while it answers: a fifth of what its first hundred thousand leads cost.
    private const int WarmUps = 8;

    public string Name => "ingest-batch";

    public async Task<IReadOnlyList<Result>> RunAsync(BenchHub hub)
    {
        await new BareLeads(hub).CreateAsync();
        return [await RunAsync(hub, senders: 1), await RunAsync(hub, senders: 2)];
    }

    private async Task<Result> RunAsync(BenchHub hub, int senders)
    {
        var bareLeads = new BareLeads(hub);
        var clients = Enumerable.Range(0, senders).Select(_ => hub.NewClient()).ToList();
        var connections = Enumerable.Range(0, senders).Select(_ => hub.Bare.OpenConnection()).ToList();
        var before = await Handed.CountAsync(hub);
        var (through, bare) = (new Sample(), new Sample());
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var ofHub = await RateAsync(clients, PostAsync);
            var ofBare = await RateAsync(connections, bareLeads.CopyAsync);
            if (round < 0) continue;

            through.Add(ofHub);
            bare.Add(ofBare);
        }

        clients.ForEach(client => client.Dispose());
        connections.ForEach(connection => connection.Dispose());
        await Handed.CheckAsync(hub, before, Leads * Batches * (WarmUps + Rounds));
        var ratio = through.Median / bare.Median;
        return new(Name, $"{through.Median:N0} leads/s", $"{bare.Median:N0} rows/s", ratio,
            $"POST /leads/batch of 1,000 by {senders} at once ÷ binary COPY of the same rows, 1,000 at a time by {senders} at once", "≥ 0.15 and ≥ 10,000/s",
            ratio >= 0.15 && through.Median >= 10_000);
    }

    private static async Task<double> RateAsync<T>(IEnumerable<T> senders, Func<T, IReadOnlyList<IncomingLead>, Task> send)
    {
        var batches = new ConcurrentQueue<List<IncomingLead>>(Enumerable.Range(0, Batches).Select(_ => Enumerable.Range(0, Leads).Select(_ => IncomingLead.Next()).ToList()));
        var time = await Sample.TimeAsync(() => Task.WhenAll(senders.Select(async sender =>
        {
            while (batches.TryDequeue(out var batch)) await send(sender, batch);
        })));
        return Leads * Batches / time * 1_000;
    }

    private static async Task PostAsync(HttpClient client, IReadOnlyList<IncomingLead> leads)
    {
        using var body = new StringContent($$"""{"leads":[{{string.Join(',', leads.Select(lead => lead.ToJson()))}}]}""", Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("/api/v1/leads/batch", UriKind.Relative), body);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode || text.Contains("\"error\"", StringComparison.Ordinal)) throw new InvalidOperationException($"{answer.StatusCode}: {text[..Math.Min(text.Length, 500)]}");
    }
}
