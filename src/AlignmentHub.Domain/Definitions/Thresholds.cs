namespace AlignmentHub.Domain.Definitions;

/// <summary>
/// What fit, engagement and total must all reach for a lead to qualify. Rounded numbers are compared.
/// </summary>
public sealed record Thresholds(double Fit, double Engagement, double Total)
{
    public static readonly Thresholds None = new(0, 0, 0);

    /// <summary>
    /// How far a number may fall below its threshold before a qualified lead loses its qualification (semantics.md
    /// 3.6).
    /// </summary>
    public const double Slack = 10;

    public bool AreReached(double fit, double engagement, double total) =>
        fit >= Fit && engagement >= Engagement && total >= Total;

    /// <summary>Whether none of the numbers lies more than the slack below its threshold.</summary>
    public bool AreHeld(double fit, double engagement, double total) =>
        IsHeld(Fit, fit) && IsHeld(Engagement, engagement) && IsHeld(Total, total);

    // Rounded, so that 40.1 - 30.1 is ten and not a little more.
    private static bool IsHeld(double threshold, double number) => Math.Round(threshold - number, 4) <= Slack;
}
