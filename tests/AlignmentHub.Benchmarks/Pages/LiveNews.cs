using System.Text;
using AlignmentHub.Benchmarks.Hub;
using AlignmentHub.Benchmarks.Ingest;
using AlignmentHub.Web.Platform.Live;

namespace AlignmentHub.Benchmarks.Pages;

/// <summary>How long it takes until an open page hears that a lead came in, qualified and was assigned.</summary>
internal sealed class LiveNews : IBenchmark
{
    private const int WarmUp = 20;
    private const int Rounds = 200;
    private const double AimMilliseconds = 1_000;

    public string Name => "live";

    public async Task<IReadOnlyList<Result>> RunAsync(BenchHub hub)
    {
        using var client = hub.NewClient();
        await using var news = await BareNews.StartAsync(hub.Bare);
        var (through, bare) = (new Sample(), new Sample());
        for (var round = -WarmUp; round < Rounds; round++)
        {
            var lead = NextThatQualifies();
            var ofHub = await HearAsync(hub, client, lead);
            var ofBare = await Sample.TimeAsync(() => news.SendAndHearAsync(lead));
            if (round < 0) continue;

            through.Add(ofHub);
            bare.Add(ofBare);
        }

        return [Compare("p50", through.Median, bare.Median), Compare("p95", through.P95, bare.P95)];
    }

    /// <summary>Milliseconds from sending the lead until a subscription like that of an open queue is called.</summary>
    private static async Task<double> HearAsync(BenchHub hub, HttpClient client, IncomingLead lead)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var page = hub.Get<LiveUpdates>().Watch("handoff/", () => heard.TrySetResult());
        var sent = Task.CompletedTask;
        var time = await Sample.TimeAsync(() =>
        {
            sent = PutAsync(client, lead);
            return heard.Task;
        });
        await sent;
        return time;
    }

    private Result Compare(string share, double through, double bare) => new(Name, $"{share} {through:0.00} ms", $"{bare:0.00} ms", through / bare,
        "from the PUT of a lead that qualifies until a page's subscription hears of its hand-off ÷ from a bare insert with NOTIFY until a bare listener hears it",
        $"≤ {AimMilliseconds:N0} ms", through <= AimMilliseconds);

    private static IncomingLead NextThatQualifies()
    {
        while (true)
        {
            if (IncomingLead.Next() is { Qualifies: true } lead) return lead;
        }
    }

    private static async Task PutAsync(HttpClient client, IncomingLead lead)
    {
        using var body = new StringContent(lead.ToJson(), Encoding.UTF8, "application/json");
        using var answer = await client.PutAsync(new Uri("/api/v1/leads/by-key", UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
    }
}
