namespace AlignmentHub.Domain.Revenue;

/// <summary>The share of each touch of a path as an exact fraction: its part ÷ <see cref="Of"/>.</summary>
public sealed record Credits(IReadOnlyList<long> Parts, long Of)
{
    public double Weight(int touch) => (double)Parts[touch] / Of;

    /// <summary>
    /// Money in minor units by largest remainder, ties to the earlier touch, so that the parts add up exactly (semantics.md 7.4).
    /// Time decay is rounded, so it is divided by what its parts add up to.
    /// </summary>
    public IReadOnlyList<long> Allot(long amountMinor)
    {
        if (Parts.Count == 0) return [];

        var whole = (Int128)Parts.Sum();
        var amounts = new long[Parts.Count];
        var remainders = new (Int128 Remainder, int Touch)[Parts.Count];
        var left = amountMinor;
        for (var touch = 0; touch < amounts.Length; touch++)
        {
            var (quotient, remainder) = Int128.DivRem((Int128)amountMinor * Parts[touch], whole);
            left -= amounts[touch] = (long)quotient;
            remainders[touch] = (-remainder, touch);
        }

        if (left == 0) return amounts;

        Array.Sort(remainders);
        for (var next = 0; next < left; next++) amounts[remainders[next].Touch]++;
        return amounts;
    }
}
