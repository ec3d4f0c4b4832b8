using System.Text.Json;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Comparison;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Definitions.Comparison;

/// <summary>What the second of two editors of a draft is told over REST: besides the refusal, what the two would have differed in.</summary>
internal static class OvertakenEdit
{
    /// <param name="seen">The edit that the second editor began with; null: whatever was there.</param>
    /// <param name="saved">The draft as it is now.</param>
    /// <param name="mine">What the second editor wanted to save.</param>
    public static IResult ToProblem(this Refusal refusal, int? seen, VersionSheet? saved, JsonElement mine, ChangeWords words)
    {
        if (seen is null || saved is null || seen == saved.Version || Problems.StatusOf(refusal) != StatusCodes.Status409Conflict) return refusal.ToProblem();
        if (DefinitionContent.Parse(saved.Document).Value is not { } theirs || DefinitionContent.Parse(mine).Value is not { } ours) return refusal.ToProblem();
        if (theirs.Stage != ours.Stage) return refusal.ToProblem();

        return new ProblemAnswer(StatusCodes.Status409Conflict, refusal.Reason)
        {
            More = new Dictionary<string, object?>
            {
                ["version"] = saved.Version,
                ["differences"] = words.Say(VersionComparison.Between(theirs, ours)).Select(line => line.ToString()).ToList(),
            },
        };
    }
}
