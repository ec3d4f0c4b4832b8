using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Domain.Integrations;

/// <summary>That a field changed, and what it held before.</summary>
public sealed record FieldDifference(string Field, FieldValue Before)
{
    public static IEnumerable<FieldDifference> InCustom(IReadOnlyDictionary<string, FieldValue> before, IReadOnlyDictionary<string, FieldValue> after) =>
        before.Keys.Union(after.Keys).Select(key => (Key: key, Old: before.GetValueOrDefault(key), New: after.GetValueOrDefault(key)))
            .Where(v => !v.Old.IsSame(v.New))
            .Select(v => new FieldDifference(FieldCatalogue<object>.CustomPrefix + v.Key, v.Old));
}

internal static class FieldValues
{
    /// <summary>Whether two values are the same to the letter; conditions are more generous.</summary>
    public static bool IsSame(this FieldValue one, FieldValue other) =>
        one.Kind == other.Kind && one.Number.Equals(other.Number) && string.Equals(one.Text, other.Text, StringComparison.Ordinal);
}
