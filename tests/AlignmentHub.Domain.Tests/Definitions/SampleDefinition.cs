using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlignmentHub.Domain.Definitions;

namespace AlignmentHub.Domain.Tests.Definitions;

/// <summary>The example of definition-document.md, to be spoilt or shortened by a test.</summary>
internal static class SampleDefinition
{
    private const string Text = """
        {
          "stage": "mql",
          "gate": {
            "required": ["email", "company"], "consent": true,
            "exclusions": [
              { "name": "competitor", "when": { "field": "account.domain", "op": "in", "value": ["rival.example"] } } ]
          },
          "fit": {
            "cap": 100,
            "groups": [
              { "name": "Role", "cap": 40, "rules": [
                { "name": "Decision maker", "points": 25, "when": { "any": [
                  { "field": "title", "op": "contains", "value": "head" },
                  { "field": "title", "op": "startsWith", "value": "VP" } ] } },
                { "name": "Own address", "points": 5, "when": {
                  "not": { "field": "emailKind", "op": "eq", "value": "free" } } } ] },
              { "name": "Company", "rules": [
                { "name": "Too small", "points": -15, "when": { "field": "account.employees", "op": "lt", "value": 20 } } ] }
            ]
          },
          "engagement": {
            "cap": 100, "dailyCapPerType": 20,
            "groups": [
              { "name": "Web", "cap": 45, "rules": [
                { "name": "Pricing page", "points": 10, "per": "each", "halfLifeDays": 30, "max": 30,
                  "activity": { "type": "page_view", "where": { "field": "url", "op": "contains", "value": "/pricing" } } },
                { "name": "Three webinars", "points": 20, "per": "once", "atLeast": 3, "windowDays": 90,
                  "activity": { "type": "webinar" } } ] }
            ]
          },
          "weights": { "fit": 0.5, "engagement": 0.5 },
          "thresholds": { "fit": 20, "engagement": 10, "total": 40 },
          "grade": { "fit": [70, 40], "engagement": [60, 30] },
          "overrides": [
            { "name": "Demo request from a target account", "activity": { "type": "demo_request" },
              "windowDays": 30, "atLeast": 1, "when": { "field": "account.isTarget", "op": "eq", "value": true } } ]
        }
        """;

    public static JsonObject Json() => JsonNode.Parse(Text)!.AsObject();

    public static Outcome<DefinitionDocument> Parse(this JsonNode? json)
    {
        using var document = JsonDocument.Parse(json?.ToJsonString() ?? "null");
        return DefinitionDocument.Parse(document.RootElement.Clone());
    }

    /// <summary>The node at a path like fit.groups[0].rules[1].when.</summary>
    public static JsonNode? At(this JsonNode json, string path)
    {
        JsonNode? node = json;
        foreach (var step in path.Split(['.', '[', ']'], StringSplitOptions.RemoveEmptyEntries))
            node = node is JsonArray items ? items[Index(step)] : node![step];
        return node;
    }

    /// <summary>Puts a value, given as JSON, at a path.</summary>
    public static JsonObject With(this JsonObject json, string path, string value)
    {
        var cut = path.LastIndexOfAny(['.', '[']);
        var owner = cut < 0 ? json : json.At(path[..cut])!;
        var step = path[(cut + 1)..].TrimEnd(']');
        if (owner is JsonArray items) items[Index(step)] = JsonNode.Parse(value);
        else owner[step] = JsonNode.Parse(value);
        return json;
    }

    private static int Index(string step) => int.Parse(step, CultureInfo.InvariantCulture);
}
