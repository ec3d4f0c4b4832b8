namespace AlignmentHub.Domain.Scoring;

/// <summary>
/// How much of an activity's worth is left after a time: half after each half-life, continuously (semantics.md 3.4).
/// </summary>
public static class Decay
{
    public static double After(double ageDays, double halfLifeDays) => Math.Pow(0.5, ageDays / halfLifeDays);
}
