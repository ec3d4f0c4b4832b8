using AlignmentHub.Domain.Access;

namespace AlignmentHub.Web.Features.Sla.Board;

/// <summary>The scorecard as a file for the person who looks at it.</summary>
internal static class ScorecardExport
{
    public static void MapScorecardExport(this IEndpointRouteBuilder app) =>
        app.MapGet("/sla/scorecard.csv", ExportAsync).RequireAuthorization(nameof(Permission.ReadSla));

    private static async Task<IResult> ExportAsync(
        string? from, string? to, string? team, string? rep, string? source, string? policy, ScoreFilters filters, ScorecardQueries cards, CancellationToken ct)
    {
        var read = await filters.ReadAsync(new ScoreView(from, to, team, rep, source, policy), ct);
        return read.Value is { } filter ? ScorecardCsv.Answer(await cards.OfAsync(filter, ct)) : TypedResults.BadRequest(read.Refusal!.Reason);
    }
}
