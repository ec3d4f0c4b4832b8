using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Time;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Sla.Promises;

/// <summary>Marketing's promises over REST: their numbers, how the months stand, and what a revenue target takes.</summary>
internal static class PromiseEndpoints
{
    public static RouteGroupBuilder MapPromises(this RouteGroupBuilder api)
    {
        api.MapGet("/admin/promises", ListAsync).Needs(ApiScope.Read).WithTags("SLA").WithSummary("Every number that was promised, with who set it when");
        api.MapPost("/admin/promises", SetAsync).Needs(ApiScope.Admin).WithTags("SLA")
            .WithSummary("{ promise: volume|quality|completeness|answerTime, team?: key, month: 2026-03-01, value }; holds from that month on");
        api.MapGet("/sla/months", MonthsAsync).Needs(ApiScope.Read).WithTags("SLA").WithSummary("Volume, quality and completeness of the months that end in from–to");
        api.MapPost("/try/required-leads", RequiredAsync).Needs(ApiScope.Read).WithTags("SLA")
            .WithSummary("{ targetMinor, averageWonMinor?, sqlToWon?, acceptedToSql?, mqlToAccepted? }; what is absent comes from history");
        return api;
    }

    private static async Task<IResult> ListAsync(Caller caller, TargetQueries targets, CancellationToken ct) =>
        caller.Actor.Needs(Permission.ReadSla).Refusal is { } forbidden ? forbidden.ToProblem() : TypedResults.Ok(new ListAnswer<TargetLine>(await targets.ListAsync(ct), null));

    private static async Task<IResult> SetAsync(HttpRequest request, Caller caller, SetTarget set, TargetQueries targets, CancellationToken ct)
    {
        var body = await Body.ReadAsync<TargetTerms>(request, ct);
        if (body.Value is not { } terms) return body.Refusal!.ToProblem();
        if ((await set.RunAsync(terms, caller.Actor, ct)).Refusal is { } refusal) return refusal.ToProblem();

        var line = (await targets.ListAsync(ct)).First(t => t.Promise == terms.Promise && t.Team == terms.Team && t.Month == terms.Month);
        return TypedResults.Created($"{ApiFeature.Root}/admin/promises", line);
    }

    private static async Task<IResult> MonthsAsync(string? from, string? to, Caller caller, MonthQueries months, IOptions<HubOptions> hub, TimeProvider clock, CancellationToken ct)
    {
        if (caller.Actor.Needs(Permission.ReadSla).Refusal is { } forbidden) return forbidden.ToProblem();
        var period = ReportPeriod.Read(from, to, hub.Value.Zone, clock.GetUtcNow());
        if (period.Refusal is { } unclear) return unclear.ToProblem();

        return TypedResults.Json(new { months = (await months.DueAsync(period.Value!, ct: ct)).Select(Shape), asOf = clock.GetUtcNow() }, Body.Options);
    }

    private static object Shape(MonthScore m) => new
    {
        promise = m.Promise.Kind, month = m.Promise.Month, team = m.Team, target = m.Promise.Target, actual = m.Promise.Actual, pace = m.Promise.Pace, standing = m.Promise.Standing,
        of = m.Of, acceptanceRate = m.AcceptanceRate,
    };

    private static async Task<IResult> RequiredAsync(HttpRequest request, Caller caller, LeadPlanQueries plans, CancellationToken ct)
    {
        if (caller.Actor.Needs(Permission.ReadSla).Refusal is { } forbidden) return forbidden.ToProblem();
        var body = await Body.ReadAsync<PlanBody>(request, ct);
        if (body.Value is not { } asked) return body.Refusal!.ToProblem();

        var known = (await plans.HistoryAsync(ct)).PlanFor(asked.TargetMinor);
        var plan = new LeadPlan(asked.TargetMinor, asked.AverageWonMinor ?? known.AverageWonMinor, asked.SqlToWon ?? known.SqlToWon, asked.AcceptedToSql ?? known.AcceptedToSql,
            asked.MqlToAccepted ?? known.MqlToAccepted);
        var required = RequiredLeads.For(plan);
        return required.Value is { } result ? TypedResults.Ok(new { inputs = plan, result.Wins, result.Sqls, result.Accepted, result.Mqls }) : required.Refusal!.ToProblem();
    }

    private sealed record PlanBody(long TargetMinor, long? AverageWonMinor = null, decimal? SqlToWon = null, decimal? AcceptedToSql = null, decimal? MqlToAccepted = null);
}
