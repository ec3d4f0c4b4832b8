namespace AlignmentHub.Domain.Scoring.Replays;

/// <summary>What was known of an account since when; each of its leads sees the part that falls into its own time.</summary>
public sealed class AccountPast
{
    private readonly (long Since, AccountFacts Facts)[] _states;

    /// <param name="changes">The latest first.</param>
    public AccountPast(AccountFacts now, IEnumerable<PastChange> changes)
    {
        List<(long, AccountFacts)> states = [];
        foreach (var together in changes.GroupBy(c => c.UtcTicks))
        {
            states.Add((together.Key, now));
            now = together.Aggregate(now, (facts, change) => facts.Before(change));
        }

        states.Add((long.MinValue, now));
        states.Reverse();
        _states = [.. states];
    }

    /// <summary>The states within a stretch of time; the first one began at or before it.</summary>
    internal IEnumerable<(long Since, AccountFacts Facts)> Within(long from, long until)
    {
        var first = Array.FindLastIndex(_states, s => s.Since <= from);
        yield return (from, _states[first].Facts);
        for (var i = first + 1; i < _states.Length && _states[i].Since < until; i++) yield return _states[i];
    }
}
