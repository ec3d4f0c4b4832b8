using System.Text.Json;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Time;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Sla.Board;

/// <summary>The two-way scorecard and the promises behind it over REST (api.md, Read).</summary>
internal static class ScorecardEndpoints
{
    private const string Definition = "Attainment: met ÷ (met + missed) over the promises whose due instant falls in the period; past due and still open is missed. "
        + "Running, cancelled and reassigned stand beside it. Without a denominator there is no data; under 20 it is a small sample.";

    public static RouteGroupBuilder MapScorecard(this RouteGroupBuilder api)
    {
        api.MapGet("/sla/scorecard", ScorecardAsync).Needs(ApiScope.Read).WithTags("SLA").WithSummary("Filters from, to, team, rep, source, policy; CSV with Accept: text/csv");
        api.MapGet("/sla/promises", PromisesAsync).Needs(ApiScope.Read).WithTags("SLA")
            .WithSummary("Filters state, standing, side, promise, from, to, team, rep, source, policy; CSV of all of them with Accept: text/csv");
        return api;
    }

    private static async Task<IResult> ScorecardAsync(HttpRequest request, Caller caller, ScorecardQueries cards, NameQueries names, IOptions<HubOptions> hub, TimeProvider clock, CancellationToken ct)
    {
        if (caller.Actor.Needs(Permission.ReadSla).Refusal is { } forbidden) return forbidden.ToProblem();
        var query = new QueryReader(request);
        var read = ReportPeriod.Read(query.Text("from"), query.Text("to"), hub.Value.Zone, clock.GetUtcNow());
        var whose = await names.ReadAsync(query, ct);
        if ((query.Refusal ?? read.Refusal) is { } refusal) return refusal.ToProblem();

        var filter = new ScoreFilter(read.Value!) { TeamId = whose.Team, RepId = whose.Rep, PolicyId = whose.Policy, Source = query.Text("source") };
        var card = await cards.OfAsync(filter, ct);
        if (request.WantsCsv()) return ScorecardCsv.Answer(card);

        return TypedResults.Json(new
        {
            sales = Of(PromiseSide.Sales), marketing = Of(PromiseSide.Marketing), operations = Of(PromiseSide.Operations),
            weeks = card.Weeks.Select(week => new { monday = week.Monday, side = week.Side, met = week.Tally.Met, missed = week.Tally.Missed, attainment = week.Tally.Attainment }),
            definition = Definition, asOf = clock.GetUtcNow(),
            records = $"{ApiFeature.Root}/sla/promises?from={filter.Period.From.ToWire()}&to={filter.Period.To.ToWire()}",
        }, Body.Options);

        IEnumerable<object> Of(PromiseSide side) => card.Of(side).Select(s => new
        {
            promise = JsonNamingPolicy.CamelCase.ConvertName(s.Promise), met = s.Tally.Met, missed = s.Tally.Missed, running = s.Tally.Running, cancelled = s.Tally.Cancelled,
            reassigned = s.Tally.Reassigned, attainment = s.Tally.Attainment, smallSample = s.Tally.SmallSample,
        });
    }

    private static async Task<IResult> PromisesAsync(HttpRequest request, Caller caller, ClockQueries clocks, NameQueries names, IOptions<HubOptions> hub, CancellationToken ct)
    {
        if (caller.Actor.Needs(Permission.ReadSla).Refusal is { } forbidden) return forbidden.ToProblem();
        var query = new QueryReader(request);
        var whose = await names.ReadAsync(query, ct);
        var filter = new ClockFilter
        {
            State = query.Choice<ClockState>("state"), Standing = query.Choice<PromiseStanding>("standing"), Side = query.Choice<PromiseSide>("side"),
            Promise = query.Choice<ListedPromise>("promise")?.ToString(), From = query.DayOrInstant("from", hub.Value.Zone), To = query.DayOrInstant("to", hub.Value.Zone),
            TeamId = whose.Team, RepId = whose.Rep, PolicyId = whose.Policy, Source = query.Text("source"),
        };
        var page = Paging.Read<PromisePlace>(request);
        if ((query.Refusal ?? page.Refusal) is { } refusal) return refusal.ToProblem();

        return request.WantsCsv() ? ScorecardCsv.Answer(clocks.AllAsync(filter, ct)) : TypedResults.Ok(await clocks.ListAsync(filter, page.Value!, ct));
    }

    /// <summary>Those that have an instant each; promises of a month are a number over hand-offs.</summary>
    private enum ListedPromise { Routing, Decision, FirstTouch, Attempts, Outcome, AnswerTime, Collateral }
}
