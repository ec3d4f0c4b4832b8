using System.Text.Json;
using System.Text.Json.Nodes;
using AlignmentHub.Domain.Definitions.Json;

namespace AlignmentHub.Domain.Definitions.Questions;

/// <summary>The content of a version of the SQL definition: the questions that a rep answers to say that there is a deal to be made.</summary>
public sealed record QualifyingQuestions(IReadOnlyList<Question> Questions) : IDefinitionContent
{
    public const string SqlStage = "sql";
    public const int MostQuestions = 50;

    public DefinitionStage Stage => DefinitionStage.Sql;

    public string ContentHash => CanonicalJson.Sha256(ToJson());

    /// <summary>The questions, or everything that is wrong with them by path.</summary>
    public static Outcome<QualifyingQuestions> Parse(JsonElement json) => JsonCursor.Read(json, "These questions cannot be used as they are.", Read);

    public JsonObject ToJson() => new()
    {
        ["stage"] = SqlStage,
        ["questions"] = new JsonArray([.. Questions.Select(Write)]),
    };

    public static string NameOf(QuestionKind kind) => kind switch
    {
        QuestionKind.YesNo => "yesNo",
        QuestionKind.Choice => "choice",
        QuestionKind.Text => "text",
        QuestionKind.Number => "number",
    };

    private static QualifyingQuestions Read(JsonCursor at)
    {
        var root = at.Object("stage", "questions");
        if (root["stage"].Text() is { Length: > 0 } stage && stage != SqlStage) root["stage"].Refuse($"Must be {SqlStage} here.");
        var questions = UniqueNames.Of(root["questions"].Items(), Question.Read, q => q.Key, "key");
        if (questions.Count > MostQuestions) root["questions"].Refuse($"Ask at most {MostQuestions} questions.");
        return new(questions);
    }

    private static JsonObject Write(Question question)
    {
        var json = new JsonObject { ["key"] = question.Key, ["label"] = question.Label };
        if (question.Help is { } help) json["help"] = help;
        json["kind"] = NameOf(question.Kind);
        json["required"] = question.IsRequired;
        if (question.Kind == QuestionKind.Choice) json["choices"] = new JsonArray([.. question.Choices.Select(c => JsonValue.Create(c))]);
        return json;
    }
}
