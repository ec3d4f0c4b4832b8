using AlignmentHub.Domain;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Admin;

/// <summary>GET, PUT and DELETE of things under a key, all in the same style (api.md, Run and administer).</summary>
internal static class KeyedEndpoints
{
    public static void MapKeyed<TTerms, TSheet>(this RouteGroupBuilder admin, string path, string thing, KeyedResource<TTerms, TSheet> resource, string item = "/{key}")
        where TTerms : class where TSheet : class, ISheet
    {
        var group = admin.MapGroup(path);
        var missing = Refusal.Missing($"There is no such {thing}.");

        group.MapGet("", async (CancellationToken ct) => TypedResults.Ok(new ListAnswer<TSheet>(await resource.List(ct), null)))
            .WithSummary($"Every {thing}");

        group.MapGet(item, async Task<IResult> (string key, HttpResponse response, CancellationToken ct) =>
            await resource.Find(key, ct) is { } sheet ? Ok(sheet, response) : missing.ToProblem())
            .Produces<TSheet>().WithSummary($"One {thing}");

        group.MapPut(item, async Task<IResult> (string key, Caller caller, HttpContext http, CancellationToken ct) =>
        {
            var body = await Body.ReadAsync<TTerms>(http.Request, ct);
            if (body.Value is not { } terms) return body.Refusal!.ToProblem();

            var outcome = await resource.Set(key, terms, http.Request.SeenVersion(), caller.Actor, ct);
            if (outcome.Value is not { } saved) return outcome.Refusal!.ToProblem();

            http.Response.SetVersion(saved.Sheet.Version);
            return saved.IsNew ? TypedResults.Created(http.Request.Path, saved.Sheet) : TypedResults.Ok(saved.Sheet);
        }).Accepts<TTerms>("application/json").Produces<TSheet>().Produces<TSheet>(StatusCodes.Status201Created).WithSummary($"Create or replace a {thing}");

        group.MapDelete(item, async Task<IResult> (string key, Caller caller, CancellationToken ct) =>
            (await resource.Remove(key, caller.Actor, ct)).Refusal is { } no ? no.ToProblem() : TypedResults.NoContent())
            .WithSummary($"Remove a {thing}");
    }

    private static IResult Ok<TSheet>(TSheet sheet, HttpResponse response) where TSheet : ISheet
    {
        response.SetVersion(sheet.Version);
        return TypedResults.Ok(sheet);
    }
}
