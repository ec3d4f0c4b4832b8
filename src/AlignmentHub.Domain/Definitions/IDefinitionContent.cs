using System.Text.Json;
using System.Text.Json.Nodes;
using AlignmentHub.Domain.Definitions.Questions;

namespace AlignmentHub.Domain.Definitions;

/// <summary>What a version says: rules that make an MQL, or questions that make an SQL.</summary>
public interface IDefinitionContent
{
    DefinitionStage Stage { get; }

    /// <summary>SHA-256, in lower-case hex, of the RFC 8785 form with defaults written out; what is signed is known by it.</summary>
    string ContentHash { get; }

    /// <summary>The content as it is read, with defaults written out.</summary>
    JsonObject ToJson();
}

/// <summary>Reads content of either stage.</summary>
public static class DefinitionContent
{
    /// <summary>The content, or everything that is wrong with it by path. A document of questions says so by its stage.</summary>
    public static Outcome<IDefinitionContent> Parse(JsonElement json)
    {
        if (StageOf(json) == QualifyingQuestions.SqlStage)
        {
            var questions = QualifyingQuestions.Parse(json);
            return new(questions.Value, questions.Refusal);
        }

        var rules = DefinitionDocument.Parse(json);
        return new(rules.Value, rules.Refusal);
    }

    /// <summary>The stage that a document names, as it stands.</summary>
    public static string? StageOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("stage", out var stage) && stage.ValueKind == JsonValueKind.String ? stage.GetString() : null;
}
