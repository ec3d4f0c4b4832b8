using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;

namespace AlignmentHub.Web.Features.Definitions.Builder;

/// <summary>Says conditions and rules as a person would.</summary>
public static class ConditionWords
{
    public static string Say(this IStringLocalizer<DefinitionTexts> texts, JsonObject? condition, bool isInner = false)
    {
        if (condition is null) return "";
        if (condition["all"] is JsonArray all) return Joined(texts, all, "And", isInner);
        if (condition["any"] is JsonArray any) return Joined(texts, any, "Or", isInner);
        if (condition["not"] is JsonObject inner) return texts["NotWords", texts.Say(inner, isInner: true)];

        var op = Plain(condition["op"]);
        return $"{texts.FieldName(Plain(condition["field"]))} {texts[$"Op.{op}"]} {Value(texts, condition["value"])}".TrimEnd();
    }

    /// <summary>Custom fields go by their key.</summary>
    public static string FieldName(this IStringLocalizer<DefinitionTexts> texts, string field) =>
        field.StartsWith("custom.", StringComparison.Ordinal) ? field["custom.".Length..] : texts[$"Field.{field}"];

    public static string SayActivity(this IStringLocalizer<DefinitionTexts> texts, JsonObject? activity)
    {
        var type = texts.ActivityName(Plain(activity?["type"]));
        return activity?["where"] is JsonObject where ? texts["ActivityWhere", type, texts.Say(where)] : type;
    }

    /// <summary>What an engagement rule counts, and how it ages.</summary>
    public static string SayRule(this IStringLocalizer<DefinitionTexts> texts, JsonObject rule)
    {
        var words = texts.SayActivity(rule["activity"] as JsonObject);
        if (DraftNode.NumberOf(rule["atLeast"]) is { } least and > 1) words = texts["AtLeastWords", words, least];
        if (DraftNode.NumberOf(rule["windowDays"]) is { } window) return texts["WindowWords", words, window];
        return DraftNode.NumberOf(rule["halfLifeDays"]) is { } halfLife ? texts["HalfLifeWords", words, halfLife] : words;
    }

    /// <summary>Types nobody gave a name keep their key.</summary>
    public static string ActivityName(this IStringLocalizer<DefinitionTexts> texts, string type) =>
        texts[$"Activity.{type}"] is { ResourceNotFound: false } known ? known : type;

    private static string Joined(IStringLocalizer<DefinitionTexts> texts, JsonArray parts, string word, bool isInner)
    {
        var words = string.Join($" {texts[word]} ", parts.Select(p => texts.Say(p as JsonObject, parts.Count > 1)));
        return isInner && parts.Count > 1 ? $"({words})" : words;
    }

    private static string Value(IStringLocalizer<DefinitionTexts> texts, JsonNode? value) => value switch
    {
        JsonArray several => string.Join(", ", several.Select(v => Value(texts, v))),
        JsonValue flag when flag.GetValueKind() == JsonValueKind.True => texts["Yes"],
        JsonValue flag when flag.GetValueKind() == JsonValueKind.False => texts["No"],
        _ => Plain(value),
    };

    private static string Plain(JsonNode? value) => value?.ToString() ?? "";
}
