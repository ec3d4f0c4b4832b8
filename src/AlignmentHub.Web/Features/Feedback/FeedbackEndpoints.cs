using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Feedback;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Feedback;

/// <summary>Threads over REST (api.md, Act).</summary>
internal static class FeedbackEndpoints
{
    public static RouteGroupBuilder MapFeedback(this RouteGroupBuilder api)
    {
        var threads = api.MapGroup("/feedback/threads").WithTags("Feedback");
        threads.MapGet("", ListAsync).Needs(ApiScope.Read).WithSummary("Filters state, side, kind, handoff, lead, unread=true; the latest first");
        threads.MapGet("/{id:guid}", FindAsync).Needs(ApiScope.Read).WithSummary("With its entries");
        threads.MapPost("", StartAsync).Needs(ApiScope.Write).WithSummary("{ handoff, text }");
        threads.MapPost("/{id:guid}/entries", AddAsync).Needs(ApiScope.Write).WithSummary("{ text }");
        threads.MapPost("/{id:guid}/resolve", ResolveAsync).Needs(ApiScope.Write)
            .WithSummary("{ outcome: answered|withdrawn|upheld|overturned|definitionChanged, note?, definition?: { id, version } }");
        threads.MapPost("/{id:guid}/read", ReadAsync).Needs(ApiScope.Write).WithSummary("Marks what there is as read by the caller");
        api.MapPost("/handoffs/{id:guid}/dispute", ([AsParameters] HandoffCall call, DisputeRejection dispute) =>
            call.ActAsync<DisputeBody>(async (key, body) => new Outcome((await dispute.RunAsync(key, body.Comment, call.By, call.Stopping)).Refusal)))
            .Needs(ApiScope.Write).WithTags("Hand-offs").WithSummary("{ comment }; opens a thread, see /feedback/threads?handoff=");
        return api;
    }

    private static async Task<IResult> ListAsync(HttpRequest request, Caller caller, ThreadQueries threads, CancellationToken ct)
    {
        var query = new QueryReader(request);
        var filter = new ThreadFilter(query.Choice<FeedbackState>("state"), query.Choice<TeamSide>("side"), query.Choice<ThreadKind>("kind"))
        {
            Handoff = query.Id("handoff"), Lead = query.Id("lead"), UnreadOnly = query.Choice<YesNo>("unread") == YesNo.True,
        };
        var page = Paging.Read<ThreadPlace>(request);
        if ((query.Refusal ?? page.Refusal) is { } refusal) return refusal.ToProblem();

        return TypedResults.Ok(await threads.ListAsync(filter, caller.Actor.Id, page.Value!, ct));
    }

    private static async Task<IResult> FindAsync(Guid id, Caller caller, ThreadQueries threads, CancellationToken ct) =>
        await threads.FindAsync(id, caller.Actor.Id, ct) is { } found ? TypedResults.Ok(found) : Refusal.Missing("There is no such thread.").ToProblem();

    private static async Task<IResult> StartAsync(HttpRequest request, Caller caller, StartThread start, ThreadQueries threads, CancellationToken ct)
    {
        var body = await Body.ReadAsync<StartBody>(request, ct);
        if (body.Value is not { } given) return body.Refusal!.ToProblem();

        var started = await start.RunAsync(given.Handoff, given.Text, caller.Actor, ct);
        return started.Refusal is { } refusal
            ? refusal.ToProblem()
            : TypedResults.Created($"{ApiFeature.Root}/feedback/threads/{started.Value}", await threads.FindAsync(started.Value, caller.Actor.Id, ct));
    }

    private static async Task<IResult> AddAsync(Guid id, HttpRequest request, Caller caller, AddEntry add, ThreadQueries threads, CancellationToken ct)
    {
        var body = await Body.ReadAsync<EntryBody>(request, ct);
        if (body.Value is not { } given) return body.Refusal!.ToProblem();

        return (await add.RunAsync(id, given.Text, caller.Actor, ct)).Refusal is { } refusal
            ? refusal.ToProblem()
            : TypedResults.Created($"{ApiFeature.Root}/feedback/threads/{id}", await threads.FindAsync(id, caller.Actor.Id, ct));
    }

    private static async Task<IResult> ResolveAsync(Guid id, HttpRequest request, Caller caller, ResolveThread resolve, ThreadQueries threads, CancellationToken ct)
    {
        var body = await Body.ReadAsync<ResolveBody>(request, ct);
        if (body.Value is not { } given) return body.Refusal!.ToProblem();

        return (await resolve.RunAsync(id, given.Outcome, given.Note, given.Definition, caller.Actor, ct)).Refusal is { } refusal
            ? refusal.ToProblem()
            : TypedResults.Ok(await threads.FindAsync(id, caller.Actor.Id, ct));
    }

    private static async Task<IResult> ReadAsync(Guid id, Caller caller, MarkThreadRead mark, CancellationToken ct) =>
        (await mark.RunAsync(id, caller.Actor, ct)).Refusal is { } refusal ? refusal.ToProblem() : TypedResults.NoContent();

    private enum YesNo { True, False }

    private sealed record StartBody(Guid Handoff, string Text);

    private sealed record EntryBody(string Text);

    private sealed record ResolveBody(ThreadOutcome Outcome, string? Note = null, AgreedDraft? Definition = null);

    private sealed record DisputeBody(string Comment);
}
