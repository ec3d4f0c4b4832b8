namespace AlignmentHub.Web.Features.Demo;

/// <summary>Chance that falls the same way every time. Each purpose has throws of its own, so that one more here changes nothing there.</summary>
internal sealed class Dice(string purpose)
{
    private readonly Random _random = new(SeedOf(purpose));

    /// <summary>Both ends included.</summary>
    public int Between(int from, int to) => _random.Next(from, to + 1);

    /// <summary>From 0 to below 1.</summary>
    public double Share() => _random.NextDouble();

    public bool Chance(double share) => Share() < share;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    public T Pick<T>(params IReadOnlyList<(T Choice, int Weight)> choices)
    {
        var thrown = _random.Next(choices.Sum(c => c.Weight));
        foreach (var (choice, weight) in choices)
        {
            if (thrown < weight) return choice;
            thrown -= weight;
        }
        throw new InvalidOperationException("The weights changed while they were added.");
    }

    /// <summary>Most values near the median, a few far above it, as delays and amounts are.</summary>
    public double Around(double median, double spread) => median * Math.Exp(spread * Normal());

    /// <summary>The same choices in another order.</summary>
    public T[] Shuffle<T>(IEnumerable<T> choices)
    {
        var shuffled = choices.ToArray();
        _random.Shuffle(shuffled);
        return shuffled;
    }

    // Box and Muller.
    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - Share())) * Math.Cos(2 * Math.PI * Share());

    // FNV-1a; the runtime's own hash of a text differs from start to start.
    private static int SeedOf(string text) => unchecked((int)text.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u));
}
