using System.Security.Claims;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;

namespace AlignmentHub.Web.Features.Definitions.BackTests;

/// <summary>The leads of a back-test as a file for the person who looks at it.</summary>
internal static class BackTestExport
{
    private const int MostRows = 1_000_000;

    public static void MapBackTestExport(this IEndpointRouteBuilder app) =>
        app.MapGet("/backtests/{test:guid}/leads.csv", ExportAsync).RequireAuthorization(nameof(Permission.ExportLeads));

    private static async Task<IResult> ExportAsync(
        Guid test, string? group, HttpContext http, BackTestLeadQueries leads, ActorQueries actors, CancellationToken ct)
    {
        var isKnown = Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id);
        if (!isKnown || await actors.FindAsync(id, ct: ct) is not { } me) return TypedResults.Unauthorized();
        if (me.Needs(Permission.ExportLeads).Refusal is not null) return TypedResults.Forbid();

        BackTestGroup? wanted = Enum.TryParse<BackTestGroup>(group, ignoreCase: true, out var named) ? named : null;
        return BackTestCsv.Answer(await leads.ListAsync(test, wanted, Guid.Empty, MostRows, ct));
    }
}
