using System.Text.Json;

namespace AlignmentHub.Domain.Definitions.Json;

/// <summary>
/// A place in a JSON document that knows its path, like <c>fit.groups[0].rules[1].when.value</c>. Reading a wrong value notes the
/// problem and goes on with a harmless one, so that one pass finds every problem. Null is the same as absent.
/// </summary>
public readonly record struct JsonCursor(JsonElement Json, string Path, PathProblems Problems)
{
    public bool IsAbsent => Json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    public JsonCursor this[string member] => new(
        Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(member, out var value) ? value : default, PathOf(member), Problems);

    public void Refuse(string problem) => Problems.Add(Path.Length == 0 ? "$" : Path, problem);

    /// <summary>Says no unless this is an object (or absent) with no other members than these, each once.</summary>
    public JsonCursor WithMembers(params ReadOnlySpan<string> known)
    {
        if (!IsObject()) return this with { Json = default };

        HashSet<string> seen = [];
        foreach (var member in Json.EnumerateObject())
        {
            if (NameOf(member) is not { } name)
                Refuse("Has a member whose name is not valid text.");
            else if (!known.Contains(name))
                this[name].Refuse($"Is not known here; known are {string.Join(", ", known)}.");
            else if (!seen.Add(name))
                this[name].Refuse("Stands here twice.");
        }

        return this;
    }

    /// <summary>The members of an object whose names are free.</summary>
    public IEnumerable<(string Name, JsonCursor Value)> FreeMembers()
    {
        if (!IsObject()) yield break;

        foreach (var member in Json.EnumerateObject())
        {
            if (NameOf(member) is { } name)
                yield return (name, this with { Json = member.Value, Path = PathOf(name) });
            else
                Refuse("Has a member whose name is not valid text.");
        }
    }

    /// <summary>The items of a list, none if it is absent.</summary>
    public IEnumerable<JsonCursor> Items()
    {
        if (IsAbsent) yield break;
        if (Json.ValueKind != JsonValueKind.Array)
        {
            Refuse("Must be a list.");
            yield break;
        }

        var index = 0;
        foreach (var item in Json.EnumerateArray()) yield return this with { Json = item, Path = $"{Path}[{index++}]" };
    }

    private string PathOf(string member) => Path.Length == 0 ? member : $"{Path}.{member}";

    private bool IsObject()
    {
        if (Json.ValueKind == JsonValueKind.Object) return true;

        if (!IsAbsent) Refuse("Must be an object.");
        return false;
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, which JSON can write and text cannot hold.
            return null;
        }
    }
}
