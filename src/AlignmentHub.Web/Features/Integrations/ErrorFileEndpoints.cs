using AlignmentHub.Domain.Access;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>The error file for the person who looks at an import.</summary>
internal static class ErrorFileEndpoints
{
    public static void MapErrorFiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/admin/imports/{id:guid}/errors.csv", async Task<IResult> (Guid id, ImportQueries imports, ErrorFile errors, CancellationToken ct) =>
            await imports.FindAsync(id, ct) is { } import ? errors.Answer(import) : TypedResults.NotFound())
            .RequireAuthorization(nameof(Permission.ImportLeads));
}
