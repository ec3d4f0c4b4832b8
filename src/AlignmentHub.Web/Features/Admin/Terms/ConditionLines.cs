using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Handoffs;

namespace AlignmentHub.Web.Features.Admin.Terms;

/// <summary>One test of a condition while somebody edits it.</summary>
public sealed class ConditionLine
{
    public string Field { get; set; } = "source";

    public string Operator { get; set; } = "eq";

    /// <summary>Several values are divided by commas.</summary>
    public string Value { get; set; } = "";
}

/// <summary>A condition as lines that must all hold; what is more than that is kept as it was written.</summary>
public sealed class ConditionLines
{
    private static readonly string[] OfSeveral = ["in", "notIn", "between"];
    private static readonly string[] OfNone = ["isEmpty", "isNotEmpty"];

    public static IReadOnlyList<string> Fields { get; } = [.. RoutingFields.Catalogue.Fields.Select(field => field.Name)];

    public IList<ConditionLine> Lines { get; private init; } = [];

    /// <summary>Set where the condition is more than a list of lines.</summary>
    public JsonElement? Other { get; private init; }

    public static ConditionLines Of(JsonElement? when)
    {
        if (when is not { } json) return new();

        var tests = json.TryGetProperty("all", out var all) ? [.. all.EnumerateArray()] : new[] { json };
        return tests.Any(test => !test.TryGetProperty("field", out _)) ? new() { Other = when } : new() { Lines = tests.Select(Line).ToList() };
    }

    public JsonElement? ToJson()
    {
        if (Other is not null || Lines.Count == 0) return Other;

        var tests = new JsonArray([.. Lines.Select(Test)]);
        return JsonElement.Parse(new JsonObject { ["all"] = tests }.ToJsonString());
    }

    private static ConditionLine Line(JsonElement test) => new()
    {
        Field = test.GetProperty("field").GetString()!, Operator = test.GetProperty("op").GetString()!,
        Value = !test.TryGetProperty("value", out var value) ? "" : value.ValueKind == JsonValueKind.Array ? string.Join(", ", value.EnumerateArray().Select(TextOf)) : TextOf(value),
    };

    private static JsonNode Test(ConditionLine line)
    {
        var test = new JsonObject { ["field"] = line.Field, ["op"] = line.Operator };
        if (OfNone.Contains(line.Operator)) return test;

        test["value"] = OfSeveral.Contains(line.Operator)
            ? new JsonArray([.. line.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => ValueOf(line.Field, part))])
            : ValueOf(line.Field, line.Value.Trim());
        return test;
    }

    private static JsonNode ValueOf(string field, string text) => RoutingFields.Catalogue.TypeOf(field) switch
    {
        FieldType.Number or FieldType.Money when double.TryParse(text, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        FieldType.Flag when bool.TryParse(text, out var flag) => JsonValue.Create(flag),
        _ => JsonValue.Create(text),
    };

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
