using System.Text.Json;
using System.Text.Json.Nodes;

namespace AlignmentHub.Web.Features.Definitions.Builder;

/// <summary>An object of a draft and where it stands, which is also where problems with it are told.</summary>
public sealed record DraftNode(DraftEditor Editor, JsonObject Json, string Path)
{
    public bool IsReadOnly => Editor.IsReadOnly;

    public bool Has(string member) => Json[member] is not null;

    public string Text(string member) => Json[member] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : "";

    public double? Number(string member) => NumberOf(Json[member]);

    public bool? Flag(string member) => Json[member]?.GetValueKind() switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public DraftNode Child(string member) => new(Editor, Json[member]!.AsObject(), At(member));

    public DraftList List(string member) => new(Editor, Json[member]!.AsArray(), At(member));

    public string At(string member) => Path.Length == 0 ? member : $"{Path}.{member}";

    public IReadOnlyList<string> Problems(string member) => Editor.Problems.GetValueOrDefault(At(member)) ?? [];

    /// <summary>Whether something is wrong with this object or with anything in it.</summary>
    public bool HasProblems => Editor.Problems.Keys.Any(path => path == Path || path.StartsWith($"{Path}.", StringComparison.Ordinal) || path.StartsWith($"{Path}[", StringComparison.Ordinal));

    /// <summary>Null takes the member away.</summary>
    public void Set(string member, JsonNode? value) => Editor.Change(() =>
    {
        if (value is null) Json.Remove(member);
        else Json[member] = value;
    });

    internal static double? NumberOf(JsonNode? node) => node is JsonValue value && value.GetValueKind() == JsonValueKind.Number
        ? value.TryGetValue(out double number) ? number : double.Parse(value.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture)
        : null;
}
