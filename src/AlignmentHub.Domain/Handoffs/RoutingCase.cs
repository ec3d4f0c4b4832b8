using System.Text.Json;
using AlignmentHub.Domain.Definitions.Json;
using AlignmentHub.Domain.Scoring;

namespace AlignmentHub.Domain.Handoffs;

/// <summary>A sample lead for questions about routing and promises, as one JSON object.</summary>
public static class RoutingCase
{
    /// <summary>Reads { lead, account?, score? }; facts as in a scoring case, score as { fit, engagement, total, grade }.</summary>
    public static Outcome<RoutingSubject> Parse(JsonElement json) => JsonCursor.Read(json, "This is no lead to ask about.", Read);

    private static RoutingSubject Read(JsonCursor at)
    {
        var known = at.Object("lead", "account", "score");
        if (known["lead"].IsAbsent) known["lead"].Refuse("Say which lead.");
        return new(new(FactsReader.Lead(known["lead"]), FactsReader.Account(known["account"])), Score(known["score"]));
    }

    private static ScoreNumbers? Score(JsonCursor at)
    {
        if (at.IsAbsent) return null;

        var score = at.Object("fit", "engagement", "total", "grade");
        return new(score["fit"].NumberOrNull() ?? 0, score["engagement"].NumberOrNull() ?? 0, score["total"].NumberOrNull() ?? 0, score["grade"].TextOrNull() ?? "", Qualifies: false);
    }
}
