using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace AlignmentHub.Web.Features.Definitions.Builder;

/// <summary>Says where in a definition a path leads, by the names that people gave and the labels of the page: "Role › Decision maker › Condition › Value".</summary>
public sealed partial class ProblemPlace(IStringLocalizer<DefinitionTexts> texts)
{
    public string Of(JsonObject root, string path)
    {
        List<string> named = [], rest = [];
        JsonNode? at = root;
        foreach (Match step in Steps().Matches(path))
        {
            if (!step.Groups["index"].Success)
            {
                at = (at as JsonObject)?[step.Value.TrimStart('.')];
                rest.Add(Label(step.Value.TrimStart('.')));
                continue;
            }

            var index = int.Parse(step.Groups["index"].Value, CultureInfo.InvariantCulture);
            at = at is JsonArray items && index < items.Count ? items[index] : null;
            if ((at as JsonObject)?["name"]?.ToString() is { Length: > 0 } name) named.Add(name);
            else named.AddRange([.. rest.SkipLast(1), $"{rest.LastOrDefault()} {index + 1}".Trim()]);
            rest.Clear();
        }

        return string.Join(" › ", named.Concat(rest));
    }

    // What nobody foresaw came by the JSON, where whoever wrote it knows its names.
    private string Label(string member) => texts[$"Member.{member}"] is { ResourceNotFound: false } label ? label : member;

    [GeneratedRegex(@"\[(?<index>\d+)\]|\.?[^.\[]+", RegexOptions.ExplicitCapture)]
    private static partial Regex Steps();
}
