using System.Security.Claims;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Leads.Grid;

/// <summary>The list of leads as a file for the person who looks at it.</summary>
internal static class LeadExportEndpoints
{
    public static void MapLeadExport(this IEndpointRouteBuilder app) =>
        app.MapGet("/leads/export.csv", ExportAsync).RequireAuthorization(nameof(Permission.ExportLeads));

    private static async Task<IResult> ExportAsync(
        HttpContext http, LeadExport export, LeadChoiceQueries choices, ActorQueries actors, TimeProvider clock, CancellationToken ct)
    {
        var isKnown = Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id);
        if (!isKnown || await actors.FindAsync(id, ct: ct) is not { } me) return TypedResults.Unauthorized();

        if (me.Needs(Permission.ExportLeads).Refusal is not null) return TypedResults.Forbid();

        var view = LeadsView.Read(http.Request.Query);
        if (view.Problem is { } unreadable) return unreadable.ToProblem();

        var owner = await choices.OwnerAsync(view.Owner, ct);
        return TypedResults.Stream(
            output => export.RunAsync(view.Filter(owner), view.Order, output, me, ct), "text/csv; charset=utf-8", $"leads-{clock.GetUtcNow():yyyy-MM-dd}.csv");
    }
}
