using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AlignmentHub.Domain.Definitions.Json;

/// <summary>
/// The one way to write a JSON value, so that equal content has an equal hash. Source: RFC 8785 (JCS).
/// </summary>
public static class CanonicalJson
{
    public static string Sha256(JsonNode? json) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(json))));

    public static string Write(JsonNode? json)
    {
        var text = new StringBuilder();
        Append(text, json);
        return text.ToString();
    }

    private static void Append(StringBuilder text, JsonNode? json)
    {
        switch (json)
        {
            case JsonObject members: AppendObject(text, members); break;
            case JsonArray items: AppendArray(text, items); break;
            case JsonValue value: AppendValue(text, value); break;
            case null: text.Append("null"); break;
        }
    }

    private static void AppendObject(StringBuilder text, JsonObject members)
    {
        // Ordinal order is the order of UTF-16 code units that the RFC asks for.
        var separator = "{";
        foreach (var (name, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            AppendText(text.Append(separator), name);
            Append(text.Append(':'), value);
            separator = ",";
        }

        text.Append(members.Count == 0 ? "{}" : "}");
    }

    private static void AppendArray(StringBuilder text, JsonArray items)
    {
        text.Append('[');
        for (var i = 0; i < items.Count; i++) Append(i == 0 ? text : text.Append(','), items[i]);
        text.Append(']');
    }

    private static void AppendValue(StringBuilder text, JsonValue value)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String: AppendText(text, value.GetValue<string>()); break;
            case JsonValueKind.Number: text.Append(CanonicalNumber.Write(NumberOf(value))); break;
            case JsonValueKind.True: text.Append("true"); break;
            case JsonValueKind.False: text.Append("false"); break;
            default: text.Append("null"); break;
        }
    }

    private static double NumberOf(JsonValue value) => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);

    private static void AppendText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
