using System.Text.Json.Nodes;

namespace AlignmentHub.Domain.Definitions.Comparison;

/// <summary>Compares lists of plain names, such as the required fields.</summary>
internal static class PlainList
{
    public static IEnumerable<ContentChange> Compare(ChangePlace list, JsonArray before, JsonArray after)
    {
        var (was, now) = (Names(before), Names(after));
        foreach (var gone in was.Except(now)) yield return new(ChangeKind.Removed, list with { Item = gone }, gone, null);
        foreach (var come in now.Except(was)) yield return new(ChangeKind.Added, list with { Item = come }, null, come);
        if (!was.Where(now.Contains).SequenceEqual(now.Where(was.Contains))) yield return new(ChangeKind.Reordered, list, before, after);
    }

    private static string[] Names(JsonArray list) => [.. list.Select(item => item!.GetValue<string>())];
}
