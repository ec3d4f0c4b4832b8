using System.Text.Json.Nodes;

namespace AlignmentHub.Web.Features.Definitions.Builder;

/// <summary>A list of objects in a draft.</summary>
public sealed record DraftList(DraftEditor Editor, JsonArray Json, string Path)
{
    public int Count => Json.Count;

    public IReadOnlyList<DraftNode> Nodes => [.. Json.Select((item, index) => new DraftNode(Editor, item!.AsObject(), $"{Path}[{index}]"))];

    public void Add(JsonObject item) => Editor.Change(() => Json.Add(item));

    public void Remove(DraftNode item) => Editor.Change(() => Json.Remove(item.Json));

    public void Copy(DraftNode item, string name, string member = "name") => Editor.Change(() =>
    {
        var copy = item.Json.DeepClone().AsObject();
        copy[member] = name;
        Json.Insert(Json.IndexOf(item.Json) + 1, copy);
    });

    /// <summary>Puts an item of this or another list before the one at this place.</summary>
    public void Place(JsonObject item, int before) => Editor.Change(() =>
    {
        var from = item.Parent!.AsArray();
        var was = from.IndexOf(item);
        from.RemoveAt(was);
        Json.Insert(ReferenceEquals(from, Json) && was < before ? before - 1 : before, item);
    });

    public void Move(DraftNode item, int by)
    {
        var to = Json.IndexOf(item.Json) + by;
        if (to >= 0 && to < Count) Place(item.Json, by > 0 ? to + 1 : to);
    }

    /// <summary>A name that none of the items has: this one, or with a number behind it.</summary>
    public string FreeName(string wish, string member = "name")
    {
        var taken = Nodes.Select(n => n.Text(member).Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, Count + 1).Select(i => i == 1 ? wish : $"{wish} {i}").First(name => !taken.Contains(name));
    }
}
