using System.Text.Json;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>Imports over REST (api.md, Ingest).</summary>
internal static class ImportEndpoints
{
    // The form around the file.
    private const long FormBytes = 1024 * 1024;

    private static readonly Refusal NoSuchImport = Refusal.Missing("There is no import with this id.");

    public static RouteGroupBuilder MapImports(this RouteGroupBuilder api)
    {
        var settings = ((IEndpointRouteBuilder)api).ServiceProvider.GetRequiredService<IOptions<ImportSettings>>().Value;
        var imports = api.MapGroup("/imports").WithTags("Ingest");
        imports.MapPost("", StartAsync).Needs(ApiScope.Ingest).WithMetadata(new LargestUpload(settings.LargestBytes + FormBytes))
            .WithSummary("Import a file: multipart with file, mapping (JSON) and mode (dryRun or commit)");
        imports.MapGet("", ListAsync).Needs(ApiScope.Read).WithSummary("The latest imports");
        imports.MapGet("/{id:guid}", ReadAsync).Needs(ApiScope.Read).WithSummary("How far an import is and what came of it");
        imports.MapGet("/{id:guid}/errors.csv", ErrorsAsync).Needs(ApiScope.Read).WithSummary("The rows that were not taken, each with its reasons");
        imports.MapPost("/{id:guid}/revert", RevertAsync).Needs(ApiScope.Ingest)
            .WithSummary("Take an import back: what it made and nobody touched since is removed, the rest stays");
        return api;
    }

    private static async Task<IResult> StartAsync(
        HttpRequest request, Caller caller, StoreFile store, StartImport start, IOptions<ImportSettings> settings, CancellationToken ct)
    {
        if (caller.Actor.Needs(Permission.ImportLeads).Refusal is { } no) return no.ToProblem();

        var read = await ImportForm.ReadAsync(request, settings.Value.LargestBytes, ct);
        if (read.Value is not { } form) return read.Refusal!.ToProblem();
        if (form.File.Length > settings.Value.LargestBytes)
            return Problems.Problem(StatusCodes.Status413PayloadTooLarge, $"The file is larger than {settings.Value.LargestMegabytes} MB. Split it.");

        await using var content = form.File.OpenReadStream();
        var stored = await store.RunAsync(form.File.FileName, content, caller.Actor, file => start.Check(file, form.Mapping), ct: ct);
        if (stored.Value is not { } file) return stored.Refusal!.ToProblem();

        var started = await start.RunAsync(file.Id, form.Mapping, form.Mode, caller.Actor, ct);
        return started.Refusal is { } refusal ? refusal.ToProblem() : TypedResults.Accepted($"{ApiFeature.Root}/imports/{started.Value}", new { id = started.Value });
    }

    private static async Task<IResult> ListAsync(Caller caller, ImportQueries imports, CancellationToken ct)
    {
        if (caller.Actor.Needs(Permission.ImportLeads).Refusal is { } no) return no.ToProblem();

        var latest = await imports.LatestAsync(Paging.Default, ct);
        return TypedResults.Json(new ListAnswer<ImportAnswer>([.. latest.Select(ImportAnswer.Of)], null), Body.Options);
    }

    private static async Task<IResult> ReadAsync(Guid id, Caller caller, ImportQueries imports, CancellationToken ct)
    {
        if (caller.Actor.Needs(Permission.ImportLeads).Refusal is { } no) return no.ToProblem();

        return await imports.FindAsync(id, ct) is { } import ? TypedResults.Json(ImportAnswer.Of(import), Body.Options) : NoSuchImport.ToProblem();
    }

    private static async Task<IResult> ErrorsAsync(Guid id, Caller caller, ImportQueries imports, ErrorFile errors, CancellationToken ct)
    {
        if (caller.Actor.Needs(Permission.ImportLeads).Refusal is { } no) return no.ToProblem();

        return await imports.FindAsync(id, ct) is { } import ? errors.Answer(import) : NoSuchImport.ToProblem();
    }

    private static async Task<IResult> RevertAsync(Guid id, Caller caller, RevertImport revert, ImportQueries imports, CancellationToken ct)
    {
        if ((await revert.RunAsync(id, caller.Actor, ct)).Refusal is { } no) return no.ToProblem();

        return TypedResults.Json(ImportAnswer.Of((await imports.FindAsync(id, ct))!), Body.Options);
    }

    private sealed record LargestUpload(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}

/// <summary>An import over REST.</summary>
public sealed record ImportAnswer(
    Guid Id, ImportState State, ImportKind Kind, ImportMode Mode, string File, long Rows, long Created, long Updated, long Refused, long Unchanged, long Lines,
    long? Removed, string? Problem, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? EndedAt)
{
    public static ImportAnswer Of(ImportLine i) => new(
        i.Id, i.State, i.Kind, i.Mode, i.FileName, i.Rows, i.Created, i.Updated, i.Refused, i.Unchanged, i.Lines, i.Removed, i.Problem,
        i.CreatedAt, i.StartedAt, i.EndedAt);
}
