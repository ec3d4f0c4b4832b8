namespace AlignmentHub.Domain.Definitions;

/// <summary>
/// The shares of fit and engagement in the total. They need not sum to 1; the total goes to 100 times their sum.
/// </summary>
public sealed record Weights(double Fit, double Engagement)
{
    public static readonly Weights Halves = new(0.5, 0.5);
}
