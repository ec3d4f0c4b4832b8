using System.Text;
using AlignmentHub.Benchmarks.Hub;

namespace AlignmentHub.Benchmarks.Ingest;

/// <summary>Leads that come a thousand at a time from one sender.</summary>
internal sealed class IngestBatch : IBenchmark
{
    private const int Leads = 1_000;
    private const int Batches = 5;
    private const int Rounds = 5;

    public string Name => "ingest-batch";

    public async Task<IReadOnlyList<Result>> RunAsync(BenchHub hub)
    {
        var bareLeads = new BareLeads(hub);
        await bareLeads.CreateAsync();
        using var client = hub.NewClient();
        await using var connection = await hub.Bare.OpenConnectionAsync();
        var before = await Handed.CountAsync(hub);
        var (through, bare) = (new Sample(), new Sample());
        for (var round = -1; round < Rounds; round++)
        {
            var ofHub = await RateAsync(batch => PostAsync(client, batch));
            var ofBare = await RateAsync(batch => bareLeads.CopyAsync(connection, batch));
            if (round < 0) continue;

            through.Add(ofHub);
            bare.Add(ofBare);
        }

        await Handed.CheckAsync(hub, before, Leads * Batches * (Rounds + 1));
        var ratio = through.Median / bare.Median;
        return [new(Name, $"{through.Median:N0} leads/s", $"{bare.Median:N0} rows/s", ratio,
            "POST /leads/batch of 1,000 ÷ binary COPY of the same rows, 1,000 at a time", "≥ 0.15 and ≥ 10,000/s", ratio >= 0.15 && through.Median >= 10_000)];
    }

    private static async Task<double> RateAsync(Func<IReadOnlyList<IncomingLead>, Task> send)
    {
        var batches = Enumerable.Range(0, Batches).Select(_ => Enumerable.Range(0, Leads).Select(_ => IncomingLead.Next()).ToList()).ToList();
        var time = await Sample.TimeAsync(async () =>
        {
            foreach (var batch in batches) await send(batch);
        });
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
