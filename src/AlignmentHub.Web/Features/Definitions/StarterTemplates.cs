using System.Text.Json;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Questions;

namespace AlignmentHub.Web.Features.Definitions;

/// <summary>Definitions to start from. Each is a document beside this file, and has its name and its description among the texts.</summary>
public static class StarterTemplates
{
    public static IReadOnlyList<string> KeysOf(DefinitionStage stage) => stage switch
    {
        DefinitionStage.Mql => ["b2bSoftware", "services", "education"],
        DefinitionStage.Sql => ["sql.b2bSoftware", "sql.services", "sql.education"],
    };

    public static JsonElement Read(string key)
    {
        var name = $"{typeof(StarterTemplates).Namespace}.Templates.{key}.json";
        using var stream = typeof(StarterTemplates).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no template {key}.");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    /// <summary>A definition without any rule or question, for those who start from nothing.</summary>
    public static JsonElement Blank(DefinitionStage stage) => JsonElement.Parse(stage switch
    {
        DefinitionStage.Mql => $$"""{ "stage": "{{DefinitionDocument.MqlStage}}", "thresholds": { "fit": 20, "engagement": 20, "total": 40 } }""",
        DefinitionStage.Sql => $$"""{ "stage": "{{QualifyingQuestions.SqlStage}}", "questions": [] }""",
    });
}
