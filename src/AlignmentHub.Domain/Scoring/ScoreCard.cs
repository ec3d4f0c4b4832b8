using System.Text.Json.Serialization;

namespace AlignmentHub.Domain.Scoring;

/// <summary>A lead's score at an instant with its reasons (definition-document.md, "Evaluation").</summary>
public sealed record ScoreCard(
    double Fit,
    double Engagement,
    double Total,
    string Grade,
    bool Qualifies,
    IReadOnlyList<string> BlockedBy,
    IReadOnlyList<string> OverriddenBy,
    IReadOnlyList<ScoreLine> Lines)
{
    internal ScoreCard(ScoreNumbers numbers, IReadOnlyList<string> blockedBy, IReadOnlyList<ScoreLine> lines)
        : this(
            numbers.Fit, numbers.Engagement, numbers.Total, numbers.Grade, numbers.Qualifies,
            blockedBy, numbers.OverriddenBy, lines) =>
        OpenOverrides = numbers.OpenOverrides;

    /// <inheritdoc cref="ScoreNumbers.OpenOverrides"/>
    [JsonIgnore]
    public IReadOnlyList<string> OpenOverrides { get; } = [];

    [JsonIgnore]
    public ScoreNumbers Numbers => new(Fit, Engagement, Total, Grade, Qualifies)
    {
        IsBlocked = BlockedBy.Count > 0, OverriddenBy = OverriddenBy, OpenOverrides = OpenOverrides,
    };

    /// <summary>Whether storing this card over the other would change nothing that counts (semantics.md 3.5).</summary>
    public bool SameAs(ScoreCard other) => Numbers.SameAs(other.Numbers);
}
