using System.Text.Json.Serialization;

namespace AlignmentHub.Domain.Scoring;

[JsonConverter(typeof(JsonStringEnumConverter<ScorePart>))]
public enum ScorePart
{
    [JsonStringEnumMemberName("fit")] Fit,
    [JsonStringEnumMemberName("engagement")] Engagement,
}

/// <summary>
/// One reason for a score: a rule that gave points, or a cap, floor or ceiling that changed something.
/// </summary>
/// <param name="Group">Null for the cap, floor and ceiling of the whole part.</param>
/// <param name="Points">Rounded to four decimals; the lines of a part add up to its number.</param>
public sealed record ScoreLine(ScorePart Part, string? Group, string Rule, double Points)
{
    public const string Cap = "cap";
    public const string Floor = "floor";
    public const string Ceiling = "ceiling";

    /// <summary>What the activities would have given had they just happened; null for rules that do not fade.</summary>
    public double? PointsBeforeDecay { get; init; }

    /// <summary>How many activities matched; null for fit.</summary>
    public int? Activities { get; init; }
}
