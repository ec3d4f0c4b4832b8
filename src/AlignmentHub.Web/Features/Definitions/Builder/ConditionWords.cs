using System.Text.Json;
using System.Text.Json.Nodes;
using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Scoring;
using Microsoft.Extensions.Localization;

namespace AlignmentHub.Web.Features.Definitions.Builder;

/// <summary>Says conditions and rules as a person would.</summary>
public sealed class ConditionWords(IStringLocalizer<DefinitionTexts> texts, HubMoney money)
{
    public string Say(Condition condition) => Say(ConditionWriter.Write(condition));

    public string Say(JsonObject? condition) => Say(condition, isInner: false);

    public string SayActivity(JsonObject? activity)
    {
        var type = texts.ActivityName(Plain(activity?["type"]));
        return activity?["where"] is JsonObject where ? texts["ActivityWhere", type, Say(where)] : type;
    }

    /// <summary>What an engagement rule counts, and how it ages.</summary>
    public string SayRule(JsonObject rule)
    {
        var words = SayActivity(rule["activity"] as JsonObject);
        if (DraftNode.NumberOf(rule["atLeast"]) is { } least and > 1) words = texts["AtLeastWords", words, least];
        if (DraftNode.NumberOf(rule["windowDays"]) is { } window) return texts["WindowWords", words, window];
        return DraftNode.NumberOf(rule["halfLifeDays"]) is { } halfLife ? texts["HalfLifeWords", words, halfLife] : words;
    }

    /// <param name="isInner">Whether it is one of several, so that what it is made of needs brackets.</param>
    /// <param name="about">The field that was named just before.</param>
    private string Say(JsonObject? condition, bool isInner, string? about = null)
    {
        if (condition is null) return "";
        if (condition["all"] is JsonArray all) return Joined(all, "And", isInner);
        if (condition["any"] is JsonArray any) return Joined(any, "Or", isInner);
        if (condition["not"] is JsonObject inner) return texts["NotWords", Say(inner, isInner: true)];

        var field = Plain(condition["field"]);
        return $"{(field == about ? "" : texts.FieldName(field))} {texts[$"Op.{Plain(condition["op"])}"]} {Operand(condition, field)}".Trim();
    }

    private string Joined(JsonArray parts, string word, bool isInner)
    {
        var (words, about) = (new List<string>(), (string?)null);
        foreach (var part in parts.Select(part => part as JsonObject))
        {
            words.Add(Say(part, parts.Count > 1, about));
            about = part?["field"]?.ToString();
        }

        var joined = string.Join($" {texts[word]} ", words);
        return isInner && parts.Count > 1 ? $"({joined})" : joined;
    }

    private string Operand(JsonObject condition, string field)
    {
        var isMoney = LeadFields.Catalogue.TypeOf(field) == FieldType.Money;
        return condition["value"] is not JsonArray several ? Value(condition["value"], isMoney)
            : string.Join(Plain(condition["op"]) == "between" ? $" {texts["And"]} " : ", ", several.Select(value => Value(value, isMoney)));
    }

    private string Value(JsonNode? value, bool isMoney) => value?.GetValueKind() switch
    {
        JsonValueKind.True => texts["Yes"],
        JsonValueKind.False => texts["No"],
        JsonValueKind.Number when isMoney => money.Say(DraftNode.NumberOf(value)!.Value),
        _ => Plain(value),
    };

    private static string Plain(JsonNode? value) => value?.ToString() ?? "";
}
