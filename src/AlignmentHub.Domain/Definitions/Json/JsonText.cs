using System.Text.Json;

namespace AlignmentHub.Domain.Definitions.Json;

/// <summary>
/// JSON can write what text cannot hold (half a surrogate pair) or the database cannot keep (the character 0). Found
/// before anything else is read, because looking up a member beside such a name throws.
/// </summary>
internal static class JsonText
{
    public static void RefuseBroken(JsonCursor at)
    {
        if (at.Json.ValueKind == JsonValueKind.String && !IsSound(() => at.Json.GetString()))
            at.Refuse("Holds a character that text cannot hold.");
        else if (at.Json.ValueKind == JsonValueKind.Array)
            foreach (var item in at.Items()) RefuseBroken(item);
        else if (at.Json.ValueKind == JsonValueKind.Object)
            RefuseBrokenMembers(at);
    }

    private static void RefuseBrokenMembers(JsonCursor at)
    {
        foreach (var member in at.Json.EnumerateObject())
        {
            if (IsSound(() => member.Name)) RefuseBroken(at with { Json = member.Value, Path = at.PathOf(member.Name) });
            else at.Refuse("Has a member whose name text cannot hold.");
        }
    }

    private static bool IsSound(Func<string?> read)
    {
        try
        {
            return read()?.Contains('\0', StringComparison.Ordinal) != true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
