using AlignmentHub.Domain;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>The metrics of api.md, Read. Each answer carries the words of its definition and a link to the records behind it.</summary>
internal static class MetricsEndpoints
{
    public static RouteGroupBuilder MapRevenue(this RouteGroupBuilder api)
    {
        api.MapGet("/metrics/funnel", FunnelAsync).Needs(ApiScope.Read);
        api.MapGet("/metrics/velocity", (string? from, string? to, Caller caller, Metrics metrics, VelocityQueries velocity, CancellationToken ct) =>
            metrics.AnswerAsync(caller, from, to, "velocity", async period => new Dictionary<string, object?> { ["stages"] = await velocity.StagesAsync(period, ct) })).Needs(ApiScope.Read);
        api.MapGet("/metrics/revenue", (string? from, string? to, Caller caller, Metrics metrics, RevenueQueries revenue, CancellationToken ct) =>
            metrics.AnswerAsync(caller, from, to, "revenue", async period => metrics.Money(await revenue.TotalsAsync(period, ct)))).Needs(ApiScope.Read);
        api.MapGet("/metrics/rejections", (string? from, string? to, Caller caller, Metrics metrics, QualityQueries quality, CancellationToken ct) =>
            metrics.AnswerAsync(caller, from, to, "rejections", async period => Rejections(await quality.DecisionsAsync(period, ct), await quality.RejectionsAsync(period, ct)))).Needs(ApiScope.Read);
        api.MapGet("/metrics/records", RecordsAsync).Needs(ApiScope.Read);
        return api;
    }

    private static Task<IResult> FunnelAsync(string? from, string? to, string? view, int? windowDays, string? groupBy, Caller caller, Metrics metrics, FunnelQueries funnel,
        CancellationToken ct)
    {
        var window = windowDays ?? FunnelQueries.DefaultWindowDays;
        if (window is < 1 or > 3650) return Metrics.Refused(Refusal.Field("windowDays", "Choose 1 to 3650 days."));
        if (view is not (null or "cohort" or "throughput")) return Metrics.Refused(Refusal.Field("view", "Choose cohort or throughput."));
        if (!Enum.TryParse<FunnelGrouping>(groupBy ?? "none", ignoreCase: true, out var grouping) || int.TryParse(groupBy, out _))
            return Metrics.Refused(Refusal.Field("groupBy", "Choose source, campaign or none."));

        return metrics.AnswerAsync(caller, from, to, view == "throughput" ? "throughput" : "funnel", async period => new Dictionary<string, object?>
        {
            ["view"] = view ?? "cohort",
            ["windowDays"] = window,
            ["groups"] = view == "throughput" ? await funnel.ThroughputAsync(period, grouping, ct) : await funnel.CohortAsync(period, window, grouping, ct),
        });
    }

    private static Task<IResult> RecordsAsync(string of, string? from, string? to, int? windowDays, string? groupBy, string? key, int? skip, int? limit, Caller caller, Metrics metrics,
        RecordQueries records, CancellationToken ct)
    {
        if (limit is < 1 or > 200) return Metrics.Refused(Refusal.Field("limit", "Choose 1 to 200."));
        if (skip is < 0) return Metrics.Refused(Refusal.Field("skip", "Choose 0 or more."));
        if (!Enum.TryParse<FunnelGrouping>(groupBy ?? "none", ignoreCase: true, out var grouping)) return Metrics.Refused(Refusal.Field("groupBy", "Choose source, campaign or none."));

        return metrics.AnswerAsync(caller, from, to, async period =>
            await records.FindAsync(new(of, period, windowDays ?? FunnelQueries.DefaultWindowDays, grouping, key), skip ?? 0, limit ?? 50, ct));
    }

    private static IReadOnlyDictionary<string, object?> Rejections(DecisionQuality decisions, IReadOnlyList<RejectionCount> reasons) => new Dictionary<string, object?>
    {
        ["decided"] = decisions.Decided, ["accepted"] = decisions.Accepted, ["acceptanceRate"] = decisions.AcceptanceRate,
        ["reasons"] = reasons,
    };
}

/// <summary>What all metrics answers have in common: permission, period, definition, instant and records.</summary>
public sealed class Metrics(IOptions<HubOptions> options, TimeProvider clock)
{
    private static readonly Dictionary<string, (string Definition, string Records)> Words = new()
    {
        ["funnel"] = ("Cohort: the leads whose first MQL entry falls in the period. Entered: those that entered the stage at or after that entry and within the window; a later stage implies the "
            + "earlier ones. Rate: entered ÷ cohort.", "stage-Mql"),
        ["throughput"] = ("Throughput: entries into the stage in the period. Rate: ÷ entries into the stage before.", "stage-Mql"),
        ["velocity"] = ("Exit − entry over passes completed in the period, in calendar days; open passes are counted, not averaged in.", "stage-Customer"),
        ["revenue"] = ("Won: opportunities won, by close date. Open: opportunities open now. Sourced: the earliest of marketing touches and sales outreaches of the contacts in the 180 days before creation is "
            + "marketing's. Influenced: at least one marketing touch from 180 days before creation to the close. Sourced and influenced are never added.", "won"),
        ["rejections"] = ("Acceptance rate: accepted ÷ decided, by the instant of the decision. Reasons: rejected hand-offs by reason.", "rejected"),
    };

    public static Task<IResult> Refused(Refusal refusal) => Task.FromResult(refusal.ToProblem());

    public Task<IResult> AnswerAsync(Caller caller, string? from, string? to, string metric, Func<ReportPeriod, Task<IReadOnlyDictionary<string, object?>>> numbers) =>
        AnswerAsync(caller, from, to, async period => new Outcome<IReadOnlyDictionary<string, object?>>(new Dictionary<string, object?>(await numbers(period))
        {
            ["definition"] = Words[metric].Definition,
            ["asOf"] = clock.GetUtcNow(),
            ["records"] = $"/api/v1/metrics/records?of={Words[metric].Records}&from={period.From:yyyy-MM-ddTHH:mm:ssZ}&to={period.To:yyyy-MM-ddTHH:mm:ssZ}",
        }, null));

    public async Task<IResult> AnswerAsync<T>(Caller caller, string? from, string? to, Func<ReportPeriod, Task<Outcome<T>>> numbers)
    {
        if (caller.Actor.Needs(Permission.ReadRevenue).Refusal is { } forbidden) return forbidden.ToProblem();
        var period = ReportPeriod.Read(from, to, options.Value.Zone, clock.GetUtcNow());
        if (period.Refusal is { } unclear) return unclear.ToProblem();

        var answer = await numbers(period.Value!);
        return answer.Refusal is { } no ? no.ToProblem() : TypedResults.Json(answer.Value, Body.Options);
    }

    public IReadOnlyDictionary<string, object?> Money(RevenueTotals totals) => new Dictionary<string, object?>
    {
        ["currency"] = options.Value.Currency,
        ["wonMinor"] = totals.WonMinor, ["wonCount"] = totals.WonCount, ["openMinor"] = totals.OpenMinor, ["openCount"] = totals.OpenCount,
        ["sourcedMinor"] = totals.SourcedMinor, ["influencedMinor"] = totals.InfluencedMinor, ["targetMinor"] = null,
        ["lostCount"] = totals.LostCount, ["winRate"] = totals.WinRate,
    };
}
