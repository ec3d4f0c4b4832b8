using System.Security.Claims;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Revenue.Touches;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Revenue.Reports;

/// <summary>Every report over REST, and as a file for the person who looks at the page.</summary>
internal static class ReportEndpoints
{
    /// <summary>Where a page finds the table behind its numbers.</summary>
    public const string Tables = "/revenue/tables/";

    public static RouteGroupBuilder MapReports(this RouteGroupBuilder api)
    {
        foreach (var report in ((IEndpointRouteBuilder)api).ServiceProvider.GetServices<IReport>())
        {
            api.MapGet($"/metrics/{report.Name}", (HttpRequest request, Caller caller, AnswerReport answer, CancellationToken ct) =>
                answer.RunAsync(report, request, caller.Actor, request.WantsCsv(), ct)).Needs(ApiScope.Read).WithTags("Read").WithSummary(report.Summary);
        }

        api.MapPost("/try/attribution", (HttpRequest request, CancellationToken ct) => TryCases.AnswerAsync<AttributionCase>(request, TryAttribution.Run, ct)).Needs(ApiScope.Read);
        return api;
    }

    public static void MapReportTables(this IEndpointRouteBuilder app) =>
        app.MapGet(Tables + "{name}.csv", DownloadAsync).RequireAuthorization(nameof(Permission.ReadRevenue));

    private static async Task<IResult> DownloadAsync(string name, HttpContext http, IEnumerable<IReport> reports, AnswerReport answer, ActorQueries actors, CancellationToken ct)
    {
        if (reports.FirstOrDefault(report => report.Name == name) is not { } report) return TypedResults.NotFound();
        if (!Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) || await actors.FindAsync(id, ct: ct) is not { } me) return TypedResults.Unauthorized();

        return await answer.RunAsync(report, http.Request, me, asTable: true, ct);
    }
}
