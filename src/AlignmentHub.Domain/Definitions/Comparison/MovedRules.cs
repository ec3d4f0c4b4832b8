using System.Text.Json.Nodes;

namespace AlignmentHub.Domain.Definitions.Comparison;

/// <summary>A rule that went from one group and came in another is the same rule, moved.</summary>
internal static class MovedRules
{
    public static IEnumerable<ContentChange> In(IEnumerable<ContentChange> changes)
    {
        var all = changes.ToList();
        foreach (var gone in all.Where(c => c.Kind == ChangeKind.Removed && IsRule(c.Place)).ToList())
        {
            if (all.FirstOrDefault(c => c.Kind == ChangeKind.Added && IsRule(c.Place) && c.Place.Item == gone.Place.Item) is not { } come) continue;

            var moved = new ContentChange(ChangeKind.Moved, come.Place, gone.Place.Group, come.Place.Group);
            all.InsertRange(all.IndexOf(gone), [moved, .. VersionComparison.Members(come.Place, (JsonObject)gone.Before!, (JsonObject)come.After!)]);
            all.Remove(gone);
            all.Remove(come);
        }

        return all;
    }

    private static bool IsRule(ChangePlace place) => place is { Group: not null, Item: not null, Member: null };
}
