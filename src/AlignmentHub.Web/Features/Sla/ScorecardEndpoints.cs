using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Time;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Sla;

internal static class ScorecardEndpoints
{
    public static RouteGroupBuilder MapScorecard(this RouteGroupBuilder api)
    {
        api.MapGet("/sla/scorecard", ScorecardAsync).Needs(ApiScope.Read);
        return api;
    }

    /// <summary>The promises of each side in the period, the present quarter unless one is named.</summary>
    private static async Task<IResult> ScorecardAsync(string? from, string? to, Caller caller, SlaQueries sla, IOptions<HubOptions> options, TimeProvider clock, CancellationToken ct)
    {
        if (caller.Actor.Needs(Permission.ReadSla).Refusal is { } forbidden) return forbidden.ToProblem();
        var period = ReportPeriod.Read(from, to, options.Value.Zone, clock.GetUtcNow());
        if (period.Refusal is { } unclear) return unclear.ToProblem();

        var scores = await sla.ScorecardAsync(period.Value!, ct);
        return TypedResults.Json(new { sales = Of(PromiseSide.Sales), marketing = Of(PromiseSide.Marketing), operations = Of(PromiseSide.Operations), asOf = clock.GetUtcNow() }, Body.Options);

        IEnumerable<object> Of(PromiseSide side) => scores.Where(score => score.Side == side)
            .Select(s => new { promise = s.Promise, met = s.Met, missed = s.Missed, running = s.Running, cancelled = s.Cancelled, reassigned = s.Reassigned, attainment = s.Attainment, smallSample = s.SmallSample });
    }
}
