using System.Text.Json;
using AlignmentHub.Domain.Definitions;

namespace AlignmentHub.Web.Features.Definitions;

/// <summary>Definitions to start from. Each is a document beside this file, and has its name and its description among the texts.</summary>
public static class StarterTemplates
{
    public static IReadOnlyList<string> Keys { get; } = ["b2bSoftware", "services", "education"];

    public static JsonElement Read(string key)
    {
        var name = $"{typeof(StarterTemplates).Namespace}.Templates.{key}.json";
        using var stream = typeof(StarterTemplates).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"There is no template {key}.");
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }

    /// <summary>A definition without any rule, for those who start from nothing.</summary>
    public static JsonElement Blank { get; } = JsonElement.Parse($$"""{ "stage": "{{DefinitionDocument.MqlStage}}", "thresholds": { "fit": 20, "engagement": 20, "total": 40 } }""");
}
