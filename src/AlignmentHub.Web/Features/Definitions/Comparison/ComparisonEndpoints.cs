using System.Text.Json.Nodes;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Definitions.Comparison;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Definitions.Comparison;

/// <summary>One difference between two versions over REST.</summary>
internal sealed record ChangeAnswer(ChangeKind Kind, string Part, string? Group, string? Item, string? Member, JsonNode? Before, JsonNode? After);

/// <summary>Compares versions over REST.</summary>
internal static class ComparisonEndpoints
{
    public static RouteGroupBuilder MapComparison(this RouteGroupBuilder definitions)
    {
        definitions.MapGet("/{id:guid}/compare", CompareAsync).Needs(ApiScope.Read).WithSummary("What differs between two versions: ?from=&to=");
        return definitions;
    }

    private static async Task<IResult> CompareAsync(
        Guid id, int from, int to, ComparisonQueries comparison, ChangeWords changes, CancellationToken ct)
    {
        if (await comparison.BetweenAsync(id, from, to, ct) is not { } difference) return VersionLoading.NoSuchVersion.ToProblem();

        return TypedResults.Ok(new
        {
            from, to,
            changes = difference.Changes.Select(c => new ChangeAnswer(c.Kind, c.Place.Part, c.Place.Group, c.Place.Item, c.Place.Member, c.Before?.DeepClone(), c.After?.DeepClone())),
            words = changes.Say(difference.Changes).Select(line => line.ToString()),
        });
    }
}
