using AlignmentHub.Benchmarks.Hub;
using AlignmentHub.Web.Features.Scoring;
using Npgsql;

namespace AlignmentHub.Benchmarks;

/// <summary>The scores of all leads at the next nights' instants, and at the same instant once more.</summary>
internal sealed class Nightly : IBenchmark
{
    private const int Nights = 3;
    private const double Aim = 6;

    // What scores are made of, and no more than that.
    private static readonly string[] Tables =
    [
        "select id, email, email_kind, title, first_name, last_name, company, phone, country, language, source, medium, campaign_id, consent, custom, account_id, stage from leads",
        "select lead_id, at, id, type, url, campaign_id, asset, source, custom from activities",
    ];

    public string Name => "nightly";

    public async Task<IReadOnlyList<Result>> RunAsync(BenchHub hub)
    {
        var rescore = hub.Get<RescoreLeads>();
        var (nights, again, bare) = (new Sample(), new Sample(), new Sample());
        var changed = 0L;
        for (var night = 1; night <= Nights; night++)
        {
            var at = hub.End.AddDays(night);
            bare.Add(await Sample.TimeAsync(() => CopyOutAsync(hub)));
            nights.Add(await Sample.TimeAsync(async () => changed = (await rescore.RunAsync(at)).Changed));
            again.Add(await Sample.TimeAsync(async () => NoneMayDiffer((await rescore.RunAsync(at)).Changed)));
        }

        const string Of = "all leads ÷ one unordered binary COPY-out of all leads and activities";
        return [Line(nights, $"a new night, {changed:N0} scores differ, {Of}"), Line(again, $"the same instant again, no score differs, {Of}")];

        Result Line(Sample runs, string of) => new(Name, $"{runs.Median / 1_000:0.00} s", $"{bare.Median / 1_000:0.00} s", runs.Median / bare.Median, of, $"≤ {Aim}", runs.Median / bare.Median <= Aim);
    }

    private static void NoneMayDiffer(long changed)
    {
        if (changed != 0) throw new InvalidOperationException($"A second run for the same instant changed {changed} scores.");
    }

    private static async Task CopyOutAsync(BenchHub hub)
    {
        await using var connection = await hub.Bare.OpenConnectionAsync();
        var buffer = new byte[256 * 1024];
        foreach (var table in Tables)
        {
            await using var copy = await connection.BeginRawBinaryCopyAsync($"copy ({table}) to stdout (format binary)");
            while (await copy.ReadAsync(buffer, CancellationToken.None) > 0)
            {
            }
        }
    }
}
