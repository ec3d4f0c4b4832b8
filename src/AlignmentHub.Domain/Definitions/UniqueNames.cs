using AlignmentHub.Domain.Definitions.Json;

namespace AlignmentHub.Domain.Definitions;

/// <summary>
/// Things that score cards call by name must not share one; case and outer blanks do not tell names apart.
/// </summary>
internal static class UniqueNames
{
    public static List<T> Of<T>(IEnumerable<JsonCursor> items, Func<JsonCursor, T> read, Func<T, string> nameOf, string member = "name")
    {
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase);
        List<T> all = [];
        foreach (var item in items)
        {
            var thing = read(item);
            all.Add(thing);
            var name = nameOf(thing).Trim();
            if (name.Length > 0 && !seen.Add(name)) Named(item, member).Refuse($"There is already one named {name}.");
        }

        return all;
    }

    private static JsonCursor Named(JsonCursor item, string member) => item.IsObject ? item[member] : item;
}
