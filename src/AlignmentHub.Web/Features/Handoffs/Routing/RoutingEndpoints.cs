using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>Giving leads to sales over REST (api.md, Act).</summary>
internal static class RoutingEndpoints
{
    public static RouteGroupBuilder MapRouting(this RouteGroupBuilder api)
    {
        api.MapPost("/leads/{id:guid}/handoff", PostAsync).Needs(ApiScope.Write).WithTags("Hand-offs")
            .WithSummary("Give a lead to sales by hand: { reason, rep?: e-mail address }");
        api.MapPost("/try/route", TryAsync).Needs(ApiScope.Read).WithTags("Try")
            .WithSummary("Who would get a lead now, and why: { lead: as for ingest, or { id }, score?: { fit, engagement, total, grade } }; stores nothing");
        return api;
    }

    private static async Task<IResult> TryAsync(HttpRequest request, TryRoute route, TimeProvider clock, CancellationToken ct)
    {
        using var body = await Body.ParseAsync(request, ct);
        var asked = RouteBody.Read(body.RootElement, clock.GetUtcNow());
        if (asked.Value is not { } question) return asked.Refusal!.ToProblem();

        var tried = await route.RunAsync(question, ct);
        if (tried.Value is not { } answer) return tried.Refusal!.ToProblem();

        var line = answer.Line;
        return TypedResults.Ok(new { line.By, line.Rule, line.Pool, answer.Rep, line.PassedOver, line.HandedOn, answer.Rules });
    }

    private static async Task<IResult> PostAsync(
        Guid id, HttpRequest request, Caller caller, HandOffLead handOff, HandoffQueries handoffs, CancellationToken ct)
    {
        var body = await Body.ReadAsync<ByHand>(request, ct);
        if (body.Value is not { } given) return body.Refusal!.ToProblem();

        var opened = await handOff.RunAsync(id, given.Reason, given.Rep, caller.Actor, ct);
        return opened.Value is { } handoff
            ? TypedResults.Created($"{ApiFeature.Root}/handoffs/{handoff.Id}", await handoffs.FindAsync(handoff.Id, ct))
            : opened.Refusal!.ToProblem();
    }

    private sealed record ByHand(string Reason, string? Rep = null);
}
