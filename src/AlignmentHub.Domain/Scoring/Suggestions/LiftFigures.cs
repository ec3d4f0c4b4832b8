using System.Runtime.InteropServices;

namespace AlignmentHub.Domain.Scoring.Suggestions;

/// <summary>How often leads of a kind turned out good, and how that compares with all.</summary>
/// <param name="Cases">Leads of the kind of which the outcome is known.</param>
/// <param name="BaseRate">The share of good ones among all.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LiftFigures(long Cases, long Good, double BaseRate)
{
    public double? Rate => Cases == 0 ? null : (double)Good / Cases;

    /// <summary>Where the rate lies with 95 % confidence.</summary>
    public WilsonInterval Interval => WilsonInterval.Of(Good, Cases);

    /// <summary>Rate ÷ base rate: 2 is twice as good as the average lead.</summary>
    public double? Lift => BaseRate == 0 ? null : Rate / BaseRate;

    /// <summary>Whether even the far end of the interval is worse than the average.</summary>
    public bool IsWorse => Interval.High < BaseRate;

    public bool IsBetter => Interval.Low > BaseRate;
}
