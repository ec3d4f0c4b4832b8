using AlignmentHub.Domain;
using AlignmentHub.Web.Features.Definitions.Agreement;
using AlignmentHub.Web.Features.Definitions.Comparison;
using AlignmentHub.Web.Features.Definitions.Ledger;
using AlignmentHub.Web.Features.Definitions.Pilots;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;
using Microsoft.Extensions.Localization;

namespace AlignmentHub.Web.Features.Definitions;

/// <summary>Definitions over REST (api.md, Read and Act).</summary>
internal static class DefinitionEndpoints
{
    public static RouteGroupBuilder MapDefinitions(this RouteGroupBuilder api)
    {
        var definitions = api.MapGroup("/definitions").WithTags("Definitions");
        definitions.MapGet("", ListAsync).Needs(ApiScope.Read).WithSummary("All definitions with their versions");
        definitions.MapPost("", CreateAsync).Needs(ApiScope.Write).WithSummary("Start a definition with a first draft: { name?, document }");
        definitions.MapPost("/{id:guid}/versions", DraftAsync).Needs(ApiScope.Write)
            .WithSummary("A draft from a document: { document } or the document itself, or from another version: { from }");
        definitions.MapGet("/{id:guid}/versions/{number:int}", ReadAsync).Needs(ApiScope.Read).WithSummary("One version with its document");
        definitions.MapPut("/{id:guid}/versions/{number:int}", EditAsync).Needs(ApiScope.Write)
            .WithSummary("Replace the document of a draft; with If-Match an edit in between is told (409), with the differences in words. What is proposed is withdrawn, and its next draft made (201)");
        definitions.MapAgreement();
        definitions.MapComparison();
        definitions.MapLedger();
        definitions.MapPilots();
        return api;
    }

    private static async Task<IResult> ListAsync(DefinitionQueries definitions, CancellationToken ct) =>
        TypedResults.Ok(new { items = await definitions.ListAsync(ct), nextCursor = (string?)null });

    private static async Task<IResult> ReadAsync(Guid id, int number, DefinitionQueries definitions, HttpResponse response, CancellationToken ct)
    {
        if (await definitions.VersionAsync(id, number, ct) is not { } sheet) return VersionLoading.NoSuchVersion.ToProblem();

        response.Headers.ETag = $"\"{sheet.Version}\"";
        return TypedResults.Ok(sheet);
    }

    private static async Task<IResult> CreateAsync(
        Caller caller, CreateDefinition create, DefinitionQueries definitions, HttpRequest request, CancellationToken ct)
    {
        var read = await DraftBody.ReadAsync(request, ct);
        if (read.Value is not { } body) return read.Refusal!.ToProblem();
        if (body.From is not null) return Refusal.Field("from", "There is no version yet to start from.").ToProblem();

        return await AnswerAsync(await create.RunAsync(body.Name ?? body.UsualName, body.Document, caller.Actor, ct), body, definitions, ct);
    }

    private static async Task<IResult> DraftAsync(
        Guid id, Caller caller, CreateDraft draft, DefinitionQueries definitions, HttpRequest request, CancellationToken ct)
    {
        var read = await DraftBody.ReadAsync(request, ct);
        if (read.Value is not { } body) return read.Refusal!.ToProblem();

        var outcome = body.From is { } from
            ? await draft.RunAsync(id, from, caller.Actor, ct)
            : await draft.RunAsync(id, body.Document, caller.Actor, ct);
        return await AnswerAsync(outcome, body, definitions, ct);
    }

    private static async Task<IResult> EditAsync([AsParameters] VersionCall call, EditDraft edit, ChangeWords words)
    {
        var read = await DraftBody.ReadAsync(call.Request, call.Stopping);
        if (read.Value is not { } body) return read.Refusal!.ToProblem();

        var seen = call.Seen;
        var outcome = await edit.RunAsync(call.Id, call.Number, seen, body.Document, call.By, call.Stopping);
        if (outcome.Refusal is { } no)
            return body.InBody(no).ToProblem(seen, await call.Definitions.VersionAsync(call.Id, call.Number, call.Stopping), body.Document, words);

        return outcome.Value!.Number == call.Number
            ? await ReadAsync(call.Id, call.Number, call.Definitions, call.Request.HttpContext.Response, call.Stopping)
            : await AnswerAsync(outcome, body, call.Definitions, call.Stopping);
    }

    private static async Task<IResult> AnswerAsync(Outcome<DraftKey> outcome, DraftBody body, DefinitionQueries definitions, CancellationToken ct)
    {
        if (outcome.Value is not { } key) return body.InBody(outcome.Refusal!).ToProblem();

        var address = $"{ApiFeature.Root}/definitions/{key.DefinitionId}/versions/{key.Number}";
        return TypedResults.Created(address, await definitions.VersionAsync(key.DefinitionId, key.Number, ct));
    }
}
