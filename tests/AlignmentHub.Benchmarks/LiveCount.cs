using AlignmentHub.Benchmarks.Data;
using AlignmentHub.Benchmarks.Hub;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Web.Features.Definitions.Builder;
using Microsoft.Extensions.DependencyInjection;
using System.Text.Json;

namespace AlignmentHub.Benchmarks;

/// <summary>How long somebody who changes a definition waits for the exact number of leads that would qualify, from the last key to the answer.</summary>
internal sealed class LiveCount : IBenchmark
{
    private const int WarmUp = 5;
    private const int Rounds = 60;
    private const double Aim = 1_000;

    public string Name => "live-count";

    public async Task<IReadOnlyList<Result>> RunAsync(BenchHub hub)
    {
        using var preview = ActivatorUtilities.CreateInstance<LivePreview>(hub.Get<IServiceProvider>());
        var load = await Sample.TimeAsync(() => preview.LoadAsync());
        var (answers, leads) = (new Sample(), 0);
        for (var round = -WarmUp; round < Rounds; round++)
        {
            var document = Changed(round + WarmUp);
            var time = await Sample.TimeAsync(() => preview.AskAsync(document, result =>
            {
                leads = result.LooksAt;
                return Task.CompletedTask;
            }));
            if (round >= 0) answers.Add(time);
        }

        return [new(Name, $"p95 {answers.P95:0} ms, p50 {answers.Median:0} ms", $"{Aim:0} ms", answers.P95 / Aim,
            $"{leads:N0} leads counted after a change, the pause for typing included, ÷ the second that is promised; the page opens in {load / 1_000:0.0} s", "≤ 1", answers.P95 <= Aim)];
    }

    /// <summary>The rules with the points that somebody is turning up.</summary>
    private static DefinitionDocument Changed(int points)
    {
        using var json = JsonDocument.Parse(RuleBook.Document.Replace("\"points\": 60", $"\"points\": {points}", StringComparison.Ordinal));
        return DefinitionDocument.Parse(json.RootElement).Value!;
    }
}
