using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AlignmentHub.Web.Features.Definitions.Builder;

/// <summary>Says where in a definition a path leads, by the names that people gave: "Role › Decision maker › when.value".</summary>
internal static partial class ProblemPlace
{
    public static string Of(JsonObject root, string path)
    {
        var names = new List<string>();
        var rest = "";
        JsonNode? at = root;
        foreach (Match step in Steps().Matches(path))
        {
            var isItem = step.Groups["index"].Success;
            at = isItem ? Item(at, int.Parse(step.Groups["index"].Value, System.Globalization.CultureInfo.InvariantCulture)) : (at as JsonObject)?[step.Value.TrimStart('.')];
            rest = isItem ? "" : $"{rest}{(rest.Length > 0 ? "." : "")}{step.Value.TrimStart('.')}";
            if (isItem && at?["name"]?.ToString() is { Length: > 0 } name) names.Add(name);
        }

        return string.Join(" › ", rest.Length > 0 ? [.. names, rest] : names);
    }

    private static JsonNode? Item(JsonNode? list, int index) => list is JsonArray items && index < items.Count ? items[index] as JsonObject : null;

    [GeneratedRegex(@"\[(?<index>\d+)\]|\.?[^.\[]+", RegexOptions.ExplicitCapture)]
    private static partial Regex Steps();
}
