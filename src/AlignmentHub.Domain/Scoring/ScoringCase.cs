using System.Text.Json;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Json;

namespace AlignmentHub.Domain.Scoring;

/// <summary>
/// Everything a score is a function of, as one JSON object: for trying a definition out, and for test vectors.
/// </summary>
public sealed record ScoringCase(
    DefinitionDocument Document,
    LeadFacts Lead,
    AccountFacts? Account,
    IReadOnlyList<ActivityFact> Activities,
    DateTimeOffset At)
{
    /// <summary>
    /// Reads { document, lead, account, activities, at }. Other members of the facts are ignored, null is absent.
    /// </summary>
    public static Outcome<ScoringCase> Parse(JsonElement json) =>
        JsonCursor.Read(json, "This cannot be scored as it is.", Read);

    public ScoreCard Score() => new LeadScorer(Document).Score(Lead, Account, Activities, At);

    private static ScoringCase Read(JsonCursor at) => new(
        DefinitionReader.Read(at["document"]),
        FactsReader.Lead(at["lead"]),
        FactsReader.Account(at["account"]),
        [.. at["activities"].Items().Select(FactsReader.Activity)],
        at["at"].Instant());
}
