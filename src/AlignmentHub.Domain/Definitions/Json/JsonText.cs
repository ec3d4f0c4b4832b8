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
        if (at.IsText && !IsSound(() => at.Json.GetString()))
            at.Refuse("Holds a character that text cannot hold.");
        else if (at.IsList)
            foreach (var item in at.Items()) RefuseBroken(item);
        else if (at.IsObject)
            RefuseBrokenMembers(at);
    }

    private static void RefuseBrokenMembers(JsonCursor at)
    {
        foreach (var member in at.Json.EnumerateObject())
        {
            if (!IsSound(() => member.Name)) at.Refuse("Has a member whose name text cannot hold.");
            else RefuseBroken(at with { Json = member.Value, Path = at.PathOf(member.Name) });
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
