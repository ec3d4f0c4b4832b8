using AlignmentHub.Domain.Definitions.Conditions;
using static AlignmentHub.Domain.Definitions.Conditions.FieldType;

namespace AlignmentHub.Domain.Scoring;

/// <summary>The fields of an activity, for the "where" of a rule.</summary>
public static class ActivityFields
{
    public static FieldCatalogue<ActivityFact> Catalogue { get; } = new(
        [
            new("url", Text, (in a) => a.Url),
            new("campaign", Text, (in a) => a.Campaign),
            new("asset", Text, (in a) => a.Asset),
            new("source", Text, (in a) => a.Source),
        ],
        key => (in a) => a.Custom is { } custom && custom.TryGetValue(key, out var value) ? value : default);
}
