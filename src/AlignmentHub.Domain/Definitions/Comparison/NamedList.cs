using System.Text.Json.Nodes;

namespace AlignmentHub.Domain.Definitions.Comparison;

/// <summary>Compares lists of things that have names: groups, rules, exclusions, overrides, questions.</summary>
internal static class NamedList
{
    private const string Name = "name";
    private const string Key = "key";
    private const string Rules = "rules";

    /// <summary>The member by which a thing is known: questions by their key, everything else by its name.</summary>
    public static string? IdentityOf(JsonObject thing) => thing.ContainsKey(Key) ? Key : thing.ContainsKey(Name) ? Name : null;

    /// <param name="at">The place of the thing with this name.</param>
    /// <param name="list">The place of the list itself, for its order.</param>
    public static IEnumerable<ContentChange> Compare(Func<string, ChangePlace> at, ChangePlace list, JsonArray before, JsonArray after)
    {
        var (was, now) = (ByName(before), ByName(after));
        var renamed = Renamed(was, now);
        foreach (var (name, thing) in was)
        {
            if (now.TryGetValue(name, out var same)) foreach (var change in VersionComparison.Members(at(name), thing, same)) yield return change;
            else if (renamed.TryGetValue(name, out var newName)) yield return new(ChangeKind.Renamed, at(newName), name, newName);
            else foreach (var change in Whole(ChangeKind.Removed, at(name), thing)) yield return change;
        }

        foreach (var (name, thing) in now.Where(n => !was.ContainsKey(n.Key) && !renamed.ContainsValue(n.Key)))
            foreach (var change in Whole(ChangeKind.Added, at(name), thing)) yield return change;

        string[] kept = [.. was.Keys.Select(name => renamed.GetValueOrDefault(name, name)).Where(now.ContainsKey)];
        if (!kept.SequenceEqual(now.Keys.Where(kept.Contains))) yield return new(ChangeKind.Reordered, list, Names(was.Keys), Names(now.Keys));
    }

    internal static JsonArray Names(IEnumerable<string> names) => [.. names.Select(name => JsonValue.Create(name))];

    private static OrderedDictionary<string, JsonObject> ByName(JsonArray list) =>
        new(list.OfType<JsonObject>().Select(thing => KeyValuePair.Create(thing[IdentityOf(thing)!]!.GetValue<string>(), thing)), StringComparer.Ordinal);

    /// <summary>What went and came with another name and nothing else different.</summary>
    private static Dictionary<string, string> Renamed(OrderedDictionary<string, JsonObject> was, OrderedDictionary<string, JsonObject> now)
    {
        var renamed = new Dictionary<string, string>();
        foreach (var (name, thing) in was.Where(w => !now.ContainsKey(w.Key)))
        {
            var newName = now.FirstOrDefault(n => !was.ContainsKey(n.Key) && !renamed.ContainsValue(n.Key)
                && !VersionComparison.Members(new(""), thing, n.Value).Any()).Key;
            if (newName is not null) renamed[name] = newName;
        }

        return renamed;
    }

    /// <summary>A group comes and goes with its rules, each told by itself, so that one which only moved is seen to have moved.</summary>
    private static IEnumerable<ContentChange> Whole(ChangeKind kind, ChangePlace place, JsonObject thing)
    {
        yield return Of(kind, place, thing);
        foreach (var rule in (thing[Rules] as JsonArray ?? []).OfType<JsonObject>())
            yield return Of(kind, place with { Item = rule[Name]!.GetValue<string>() }, rule);
    }

    private static ContentChange Of(ChangeKind kind, ChangePlace place, JsonObject thing) =>
        kind == ChangeKind.Added ? new(kind, place, null, thing) : new(kind, place, thing, null);
}
