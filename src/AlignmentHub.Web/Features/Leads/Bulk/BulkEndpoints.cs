using AlignmentHub.Domain;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Leads.Grid;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Leads.Bulk;

/// <summary>Acts on many leads over REST: started, looked at, undone.</summary>
internal static class BulkEndpoints
{
    public static RouteGroupBuilder MapBulk(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/leads/bulk").WithTags("Leads");
        group.MapPost("", StartAsync).Needs(ApiScope.Write).WithSummary("{ kind: tag|untag|assign|handOff|reassign, leads: [ids], argument?: tag or e-mail address, reason? }: 202, worked off in the background");
        group.MapGet("/{id:guid}", async Task<IResult> (Guid id, BulkQueries acts, CancellationToken ct) =>
            await acts.FindAsync(id, ct) is { } found ? TypedResults.Ok(found) : Refusal.Missing("There is no such act.").ToProblem())
            .Needs(ApiScope.Read).WithSummary("How far it is, and what came of it");
        group.MapPost("/{id:guid}/undo", async (Guid id, Caller caller, UndoBulkAct undo, CancellationToken ct) =>
            (await undo.RunAsync(id, caller.Actor, ct)).Refusal is { } no ? no.ToProblem() : TypedResults.Accepted($"{ApiFeature.Root}/leads/bulk/{id}"))
            .Needs(ApiScope.Write).WithSummary("Takes it back, as far as nobody has gone on from there");
        return api;
    }

    private static async Task<IResult> StartAsync(HttpRequest request, Caller caller, StartBulkAct start, CancellationToken ct)
    {
        var body = await Body.ReadAsync<BulkBody>(request, ct);
        if (body.Value is not { } given) return body.Refusal!.ToProblem();

        var started = await start.RunAsync(new BulkOrder(given.Kind, given.Argument, given.Reason, new LeadFilter(), given.Leads), caller.Actor, ct);
        return started.Refusal is { } no ? no.ToProblem() : TypedResults.Accepted($"{ApiFeature.Root}/leads/bulk/{started.Value}", new { id = started.Value });
    }

    private sealed record BulkBody(BulkKind Kind, IReadOnlyList<Guid> Leads, string? Argument = null, string? Reason = null);
}
