namespace AlignmentHub.Domain.Scoring;

/// <summary>A score without its reasons: what a run over all leads compares with what is stored.</summary>
/// <param name="Fit">0 to 100, rounded to four decimals, like Engagement.</param>
/// <param name="Total">0 to 100 times the sum of the weights, rounded to four decimals.</param>
/// <param name="Grade">A to C from fit and 1 to 3 from engagement, like B2.</param>
/// <param name="Qualifies">Whether the version says so now; whether it stays so, <see cref="Qualification"/> says.</param>
public readonly record struct ScoreNumbers(double Fit, double Engagement, double Total, string Grade, bool Qualifies)
{
    public bool IsBlocked { get; init; }

    /// <summary>The overrides that hold.</summary>
    public IReadOnlyList<string> OverriddenBy { get => field ?? []; init; }

    /// <summary>
    /// The overrides whose activities are there and within their window, whatever their condition on the lead says.
    /// </summary>
    public IReadOnlyList<string> OpenOverrides { get => field ?? []; init; }

    /// <summary>Whether somebody would notice the difference: the grade, the whole points or the verdict. The history keeps what was before.</summary>
    public bool TurnsFrom(in ScoreNumbers before) =>
        Grade != before.Grade || Qualifies != before.Qualifies || !Math.Floor(Total).Equals(Math.Floor(before.Total));

    /// <summary>A score is written only if this is false (semantics.md 3.5).</summary>
    public bool SameAs(in ScoreNumbers other) =>
        Fit.Equals(other.Fit)
        && Engagement.Equals(other.Engagement)
        && Total.Equals(other.Total)
        && Grade == other.Grade
        && Qualifies == other.Qualifies;
}
