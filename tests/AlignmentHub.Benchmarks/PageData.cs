using AlignmentHub.Benchmarks.Hub;

namespace AlignmentHub.Benchmarks;

/// <summary>How long a page waits for its data, against the same statements sent without the hub's code around them.</summary>
internal sealed class PageData(string name, Func<BenchHub, int, Task> load) : IBenchmark
{
    private const int WarmUp = 20;
    private const int Rounds = 200;
    private const int Viewers = 20;
    private const double Aim = 1.3;

    public string Name => name;

    public async Task<IReadOnlyList<Result>> RunAsync(BenchHub hub)
    {
        var capture = hub.Get<CommandCapture>();
        var statements = new List<IReadOnlyList<BareStatement>>();
        for (var viewer = 0; viewer < Viewers; viewer++) statements.Add(await capture.OfAsync(() => load(hub, viewer)));

        var (page, bare) = (new Sample(), new Sample());
        for (var round = -WarmUp; round < Rounds; round++)
        {
            var viewer = (round + WarmUp) % Viewers;
            var ofPage = await Sample.TimeAsync(() => load(hub, viewer));
            var ofBare = await Sample.TimeAsync(() => BareStatement.RunAsync(hub.Bare, statements[viewer]));
            if (round < 0) continue;

            page.Add(ofPage);
            bare.Add(ofBare);
        }

        return [Compare("p50", page.Median, bare.Median), Compare("p95", page.P95, bare.P95)];
    }

    private Result Compare(string share, double page, double bare) =>
        new(name, $"{share} {page:0.00} ms", $"{bare:0.00} ms", page / bare, "the page's data call ÷ the same SQL by bare Npgsql", $"≤ {Aim}", page / bare <= Aim);
}
