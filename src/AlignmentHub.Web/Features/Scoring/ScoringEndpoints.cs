using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>Scores over REST (api.md, Try).</summary>
internal static class ScoringEndpoints
{
    public static RouteGroupBuilder MapScoring(this RouteGroupBuilder api)
    {
        api.MapPost("/try/score", TryAsync).Needs(ApiScope.Read).WithTags("Try")
            .WithSummary("The score card of { document, lead, account, activities, at }; nothing is stored");
        return api;
    }

    private static async Task<IResult> TryAsync(HttpRequest request, CancellationToken ct)
    {
        using var body = await Body.ParseAsync(request, ct);
        var read = ScoringCase.Parse(body.RootElement);
        return read.Value is { } given ? TypedResults.Json(given.Score(), Body.Options) : read.Refusal!.ToProblem();
    }
}
