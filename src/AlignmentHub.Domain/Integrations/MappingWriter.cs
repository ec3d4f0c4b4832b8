using System.Text.Json;
using System.Text.Json.Nodes;

namespace AlignmentHub.Domain.Integrations;

/// <summary>Writes a mapping the way <see cref="MappingReader"/> reads it.</summary>
internal static class MappingWriter
{
    public static string Write(FieldMapping mapping)
    {
        var json = new JsonObject
        {
            ["kind"] = Name(mapping.Kind),
            ["columns"] = Object(mapping.Columns, member => member),
        };
        if (mapping.Constants.Count > 0) json["constants"] = Object(mapping.Constants, Node);
        if (mapping.Values.Count > 0) json["values"] = Object(mapping.Values, v => Object(v, Node));
        if (mapping.Dates.Count > 0) json["dates"] = Object(mapping.Dates, d => new JsonObject { ["format"] = d.Format, ["zone"] = d.Zone });
        if (mapping.Decimal is { } sign) json["decimal"] = sign.ToString();
        if (mapping.Encoding is { } encoding) json["encoding"] = encoding;
        if (mapping.Separator is { } separator) json["separator"] = separator.ToString();
        if (mapping.Rules.Count > 0) json["rules"] = Object(mapping.Rules, rule => Name(rule));
        return json.ToJsonString();
    }

    private static JsonObject Object<T>(IReadOnlyDictionary<string, T> members, Func<T, JsonNode?> value) =>
        new(members.Select(m => KeyValuePair.Create(m.Key, value(m.Value))));

    private static JsonNode? Node(RawValue value) => value.Kind switch
    {
        RawKind.Text => value.Text(),
        RawKind.Number => JsonNode.Parse(value.Digits()!),
        RawKind.Flag => value.IsTrue(),
        RawKind.Absent or RawKind.Null or RawKind.Object or RawKind.List => null,
    };

    private static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
