using System.Text.Json;
using System.Text.Json.Serialization;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Handoffs;

namespace AlignmentHub.Web.Features.Leads.Conditions;

/// <summary>What leads of a list have to meet, in the language of definitions and routing rules: fields of lead and account, custom ones, and the score.</summary>
public sealed record LeadCondition
{
    /// <summary>Written as JSON; an address and a saved view hold no more.</summary>
    public const int Longest = 1500;

    private const int MostTests = 30;

    private LeadCondition(Condition tree) => (Tree, Json) = (tree, tree.ToJson().ToJsonString());

    public string Json { get; }

    [JsonIgnore]
    public Condition Tree { get; }

    public static FieldType? TypeOf(string field) => RoutingFields.Catalogue.TypeOf(field);

    /// <summary>From the text that an address or a caller gives.</summary>
    public static Outcome<LeadCondition> Read(string text)
    {
        if (text.Length > Longest) return Refusal.Field("where", $"Use fewer conditions: at most {Longest} characters.");

        try
        {
            return Read(JsonElement.Parse(text));
        }
        catch (JsonException)
        {
            return Refusal.Field("where", "Write a condition as JSON, such as {\"field\":\"country\",\"op\":\"eq\",\"value\":\"DE\"}.");
        }
    }

    public static Outcome<LeadCondition> Read(JsonElement json)
    {
        var read = ConditionReader.Parse(json, TypeOf);
        if (read.Value is not { } tree) return read.Refusal! with { Fields = read.Refusal!.Fields.ToDictionary(f => f.Key == "$" ? "where" : $"where.{f.Key}", f => f.Value) };
        if (tree.Fields().Count() > MostTests) return Refusal.Field("where", $"Use at most {MostTests} tests.");

        var condition = new LeadCondition(tree);
        return condition.Json.Contains("\\u0000", StringComparison.Ordinal) ? Refusal.Field("where", "A text has a character that no lead can have.") : condition;
    }
}
