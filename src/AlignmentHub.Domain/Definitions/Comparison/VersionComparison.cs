using System.Text.Json.Nodes;
using AlignmentHub.Domain.Definitions.Json;

namespace AlignmentHub.Domain.Definitions.Comparison;

/// <summary>
/// What differs between two contents of a definition. It walks over everything that is written, so a difference in the hash is always a
/// difference in the list, also where a later edition of the document has members that nobody thought of here.
/// </summary>
public static class VersionComparison
{
    /// <summary>Empty exactly if both have the same hash. Rules are told apart by name, groups and the rest too.</summary>
    public static IReadOnlyList<ContentChange> Between(IDefinitionContent before, IDefinitionContent after)
    {
        var (was, now) = (before.ToJson(), after.ToJson());
        return [.. NamesOf(was, now).SelectMany(part => OfPart(new(part), was[part], now[part]))];
    }

    internal static IEnumerable<ContentChange> Members(ChangePlace place, JsonObject was, JsonObject now) =>
        NamesOf(was, now).Where(name => name != NamedList.IdentityOf(was)).SelectMany(name => Member(place, name, was[name], now[name]));

    internal static bool AreSame(JsonNode? was, JsonNode? now) => CanonicalJson.Write(was) == CanonicalJson.Write(now);

    private static IEnumerable<ContentChange> OfPart(ChangePlace part, JsonNode? was, JsonNode? now) => (was, now) switch
    {
        (JsonObject before, JsonObject after) => MovedRules.In(Members(part, before, after)),
        (JsonArray before, JsonArray after) => NamedList.Compare(name => part with { Item = name }, part, before, after),
        _ => Value(part, was, now),
    };

    private static IEnumerable<ContentChange> Member(ChangePlace place, string name, JsonNode? was, JsonNode? now) => (name, was, now) switch
    {
        ("groups", JsonArray before, JsonArray after) => NamedList.Compare(group => place with { Group = group }, place with { Member = name }, before, after),
        ("rules" or "exclusions", JsonArray before, JsonArray after) =>
            NamedList.Compare(item => place with { Item = item }, place with { Member = name }, before, after),
        ("required", JsonArray before, JsonArray after) => PlainList.Compare(place with { Member = name }, before, after),
        _ => Value(place with { Member = name }, was, now),
    };

    private static IEnumerable<ContentChange> Value(ChangePlace place, JsonNode? was, JsonNode? now) =>
        AreSame(was, now) ? [] : [new(ChangeKind.Changed, place, was, now)];

    private static IEnumerable<string> NamesOf(JsonObject was, JsonObject now) => was.Select(m => m.Key).Union(now.Select(m => m.Key));
}
