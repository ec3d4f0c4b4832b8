using AlignmentHub.Domain;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Admin.Keys;

/// <summary>API keys over REST (api.md, Run and administer).</summary>
internal static class KeyEndpoints
{
    public static void MapKeys(this RouteGroupBuilder admin)
    {
        var keys = admin.MapGroup("/keys");
        keys.MapGet("", ListAsync).WithSummary("All API keys, without their secrets");
        keys.MapPost("", CreateAsync).WithSummary("Make a key: { name, scopes, owner?, expiresAt? }; the answer shows it once");
        keys.MapGet("/{id:guid}", ReadAsync).WithSummary("One API key, without its secret");
        keys.MapDelete("/{id:guid}", RevokeAsync).WithSummary("Revoke a key at once");
    }

    private static async Task<IResult> ListAsync(KeyQueries keys, CancellationToken ct) =>
        TypedResults.Ok(new ListAnswer<KeySheet>(await keys.ListAsync(ct), null));

    private static async Task<IResult> ReadAsync(Guid id, KeyQueries keys, CancellationToken ct) =>
        await keys.FindAsync(id, ct) is { } key ? TypedResults.Ok(key) : Refusal.Missing("There is no such key.").ToProblem();

    private static async Task<IResult> CreateAsync(Caller caller, CreateKey create, KeyQueries keys, HttpContext http, CancellationToken ct)
    {
        var body = await Body.ReadAsync<KeyTerms>(http.Request, ct);
        if (body.Value is not { } terms) return body.Refusal!.ToProblem();

        var outcome = await create.RunAsync(terms, caller.Actor, ct);
        if (outcome.Value is not { } made) return outcome.Refusal!.ToProblem();

        var sheet = (await keys.FindAsync(made.Id, ct))!;
        // The secret is stored nowhere, so a repeat of the request cannot have it again.
        AnswerToRepeats.Set(http, sheet);
        return TypedResults.Created($"{ApiFeature.Root}/admin/keys/{made.Id}", sheet with { Key = made.Secret });
    }

    private static async Task<IResult> RevokeAsync(Guid id, Caller caller, RevokeKey revoke, CancellationToken ct) =>
        (await revoke.RunAsync(id, caller.Actor, ct)).Refusal is { } no ? no.ToProblem() : TypedResults.NoContent();
}
