using System.Runtime.InteropServices;

namespace AlignmentHub.Domain.Scoring.Replays;

/// <summary>What a version would have made of one lead.</summary>
/// <param name="WasQualified">Whether it had qualified the lead before the period began, and the lead had not lost it.</param>
/// <param name="FirstTicks">When, in UTC ticks, it qualifies the lead first within the period; absent for those that were qualified before.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Replayed(bool WasQualified, long? FirstTicks)
{
    /// <summary>Every total threshold up to this had qualified the lead before the period began; minus infinity: none.</summary>
    public double Held { get; init; } = double.NegativeInfinity;

    /// <summary>Every total threshold up to this lets the lead qualify within the period: minus infinity none, infinity all.</summary>
    public double Peak { get; init; } = double.NegativeInfinity;

    public static readonly Replayed Nothing = new(false, null);
}
