using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Sla.Promises;

/// <summary>Requests for content over REST.</summary>
internal static class RequestEndpoints
{
    public static RouteGroupBuilder MapRequests(this RouteGroupBuilder api)
    {
        var requests = api.MapGroup("/content-requests").WithTags("SLA");
        requests.MapGet("", ListAsync).Needs(ApiScope.Read);
        requests.MapPost("", AskAsync).Needs(ApiScope.Write).WithSummary("{ title, note? }");
        requests.MapPost("/{id:guid}/agree", (Guid id, HttpRequest request, Caller caller, RequestDesk desk, CancellationToken ct) =>
            ActAsync<AgreeBody>(request, body => desk.AgreeAsync(id, body.Day, caller.Actor, ct), ct)).Needs(ApiScope.Write).WithSummary("{ day }: promised by the end of it");
        requests.MapPost("/{id:guid}/deliver", (Guid id, HttpRequest request, Caller caller, RequestDesk desk, CancellationToken ct) =>
            ActAsync<DeliverBody>(request, body => desk.DeliverAsync(id, body.Link, caller.Actor, ct), ct)).Needs(ApiScope.Write).WithSummary("{ link }");
        requests.MapPost("/{id:guid}/withdraw", async (Guid id, Caller caller, RequestDesk desk, CancellationToken ct) => Answer(await desk.WithdrawAsync(id, caller.Actor, ct))).Needs(ApiScope.Write);
        return api;
    }

    private static async Task<IResult> ListAsync(HttpRequest request, Caller caller, RequestQueries requests, CancellationToken ct)
    {
        var page = Paging.Read<RequestPlace>(request);
        if ((caller.Actor.Needs(Permission.ReadLeads).Refusal ?? page.Refusal) is { } refusal) return refusal.ToProblem();

        return TypedResults.Ok(await requests.ListAsync(page.Value!, ct));
    }

    private static async Task<IResult> AskAsync(HttpRequest request, Caller caller, RequestDesk desk, CancellationToken ct)
    {
        var body = await Body.ReadAsync<AskBody>(request, ct);
        if (body.Value is not { } given) return body.Refusal!.ToProblem();

        var asked = await desk.AskAsync(given.Title, given.Note, caller.Actor, ct);
        return asked.Refusal is { } refusal ? refusal.ToProblem() : TypedResults.Created($"{ApiFeature.Root}/content-requests", new { id = asked.Value });
    }

    private static async Task<IResult> ActAsync<T>(HttpRequest request, Func<T, Task<Outcome>> act, CancellationToken ct) where T : class
    {
        var body = await Body.ReadAsync<T>(request, ct);
        return body.Value is { } given ? Answer(await act(given)) : body.Refusal!.ToProblem();
    }

    private static IResult Answer(Outcome outcome) => outcome.Refusal is { } refusal ? refusal.ToProblem() : TypedResults.NoContent();

    private sealed record AskBody(string Title, string? Note = null);

    private sealed record AgreeBody(DateOnly Day);

    private sealed record DeliverBody(string Link);
}
