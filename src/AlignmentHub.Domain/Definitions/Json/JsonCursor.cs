using System.Text.Json;

namespace AlignmentHub.Domain.Definitions.Json;

/// <summary>
/// A place in a JSON document that knows its path, like <c>fit.groups[0].rules[1].when.value</c>. Reading a wrong value
/// notes the problem and goes on with a harmless one, so that one pass finds every problem. Null is the same as absent.
/// </summary>
public readonly record struct JsonCursor(JsonElement Json, string Path, PathProblems Problems)
{
    public bool IsAbsent => Json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    public bool IsObject => Json.ValueKind == JsonValueKind.Object;

    public bool IsList => Json.ValueKind == JsonValueKind.Array;

    public bool IsText => Json.ValueKind == JsonValueKind.String;

    public bool IsNumber => Json.ValueKind == JsonValueKind.Number;

    public bool IsFlag => Json.ValueKind is JsonValueKind.True or JsonValueKind.False;

    public JsonCursor this[string member] =>
        new(IsObject && Json.TryGetProperty(member, out var value) ? value : default, PathOf(member), Problems);

    /// <summary>Reads a whole document: what the reader made of it, or every problem it noted.</summary>
    public static Outcome<T> Read<T>(JsonElement json, string refusal, Func<JsonCursor, T> read)
    {
        var problems = new PathProblems();
        var root = new JsonCursor(json, "", problems);
        JsonText.RefuseBroken(root);
        if (!problems.IsEmpty) return problems.ToRefusal(refusal);

        var value = read(root);
        return problems.IsEmpty ? value : problems.ToRefusal(refusal);
    }

    public void Refuse(string problem) => Problems.Add(Path.Length == 0 ? "$" : Path, problem);

    /// <summary>An object that must be there, with no other members than these, each once.</summary>
    public JsonCursor Object(params ReadOnlySpan<string> known) => AnyObject().ObjectOrAbsent(known);

    /// <summary>An object that must be there, whatever members it has.</summary>
    public JsonCursor AnyObject()
    {
        if (IsObject) return this;

        Refuse("Must be an object.");
        return new(default, Path, new PathProblems()); // its members are not there, and nobody needs to hear of each
    }

    /// <summary>An object that may be left out, with no other members than these, each once.</summary>
    public JsonCursor ObjectOrAbsent(params ReadOnlySpan<string> known)
    {
        if (IsAbsent) return this;
        if (!IsObject) return AnyObject();

        HashSet<string> seen = [];
        foreach (var member in Json.EnumerateObject())
        {
            if (!known.Contains(member.Name))
                this[member.Name].Refuse($"Is not known here; known are {string.Join(", ", known)}.");
            else if (!seen.Add(member.Name))
                this[member.Name].Refuse("Stands here twice.");
        }

        return this;
    }

    public IReadOnlyList<string> MemberNames() => IsObject ? [.. Json.EnumerateObject().Select(m => m.Name)] : [];

    /// <summary>The items of a list, none if it is absent.</summary>
    public IEnumerable<JsonCursor> Items()
    {
        if (IsAbsent) yield break;
        if (!IsList)
        {
            Refuse("Must be a list.");
            yield break;
        }

        var index = 0;
        foreach (var item in Json.EnumerateArray()) yield return this with { Json = item, Path = $"{Path}[{index++}]" };
    }

    public string PathOf(string member) => Path.Length == 0 ? member : $"{Path}.{member}";
}
