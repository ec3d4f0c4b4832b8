namespace AlignmentHub.Domain.Definitions.Pilots;

/// <summary>What the acceptance of both sides allows to say.</summary>
public enum PilotVerdict
{
    /// <summary>One side has too few decisions.</summary>
    TooFew,

    /// <summary>The difference may be chance.</summary>
    MayBeChance,

    PilotIsBetter,

    MainIsBetter,
}

/// <summary>
/// How much more of the pilot's leads are accepted than of the active version's, in shares of 1, with 95 % confidence: the score interval for
/// a difference (Newcombe 1998, method 10), which also holds for few cases.
/// </summary>
/// <param name="Low">The least difference that the counts allow; below 0 the pilot may be worse.</param>
public sealed record PilotComparison(PilotVerdict Verdict, double Low, double High)
{
    public static PilotComparison Of(PilotArm pilot, PilotArm main)
    {
        if (pilot.AcceptanceRate is not { } ours || main.AcceptanceRate is not { } theirs) return new(PilotVerdict.TooFew, -1, 1);

        var (mine, other) = (pilot.Interval, main.Interval);
        var low = ours - theirs - Math.Sqrt(Square(ours - mine.Low) + Square(other.High - theirs));
        var high = ours - theirs + Math.Sqrt(Square(mine.High - ours) + Square(theirs - other.Low));
        var isSmall = pilot.IsSmallSample || main.IsSmallSample;
        return new(isSmall ? PilotVerdict.TooFew : low > 0 ? PilotVerdict.PilotIsBetter : high < 0 ? PilotVerdict.MainIsBetter : PilotVerdict.MayBeChance, low, high);
    }

    private static double Square(double number) => number * number;
}
