using System.Collections.Frozen;

namespace AlignmentHub.Domain.Scoring;

/// <summary>Walks a lead's activities once and lets each rule that is about their type take what matches.</summary>
internal sealed class ActivityCount
{
    private static readonly Comparer<ActivityFact> ByInstant =
        Comparer<ActivityFact>.Create((a, b) => Compare(in a, in b));

    private readonly FrozenDictionary<string, TypeMatches> _byType;
    private readonly int _dailyCap;

    public ActivityCount(IReadOnlyList<ActivityMatch> matches, int dailyCapPerType)
    {
        _dailyCap = dailyCapPerType;
        Matches = matches;
        _byType = matches.GroupBy(m => m.Type)
            .Select((type, index) => (type.Key, Matches: new TypeMatches(index, [.. type])))
            .ToFrozenDictionary(t => t.Key, t => t.Matches);
    }

    /// <summary>In the order of their slots.</summary>
    public IReadOnlyList<ActivityMatch> Matches { get; }

    public int Slots => Matches.Count;

    public IReadOnlyList<string> Types => _byType.Keys;

    public int DailyCap => _dailyCap;

    /// <param name="keeper">Takes down what is needed to count on at later instants.</param>
    public void Fill(Span<Tally> tallies, ReadOnlySpan<ActivityFact> activities, DateTimeOffset at, TallyKeeper? keeper = null)
    {
        var ordered = InOrder(activities) ? activities : Sorted(activities);
        var days = _byType.Count <= 32 ? stackalloc DayCount[_byType.Count] : new DayCount[_byType.Count];
        foreach (ref readonly var activity in ordered)
        {
            var ticks = activity.At.UtcTicks;
            if (ticks > at.UtcTicks)
            {
                keeper?.EndAt(ticks);
                break;
            }

            if (!_byType.TryGetValue(activity.Type, out var type)) continue;
            if (days[type.Index].Next(ticks) > _dailyCap) continue;

            foreach (var match in type.Matches)
            {
                if (match.Suits(in activity)) Count(match, ticks, at, tallies, keeper);
            }
        }

        Settle(tallies, at);
    }

    /// <summary>The same from what was kept at an earlier instant.</summary>
    public void Fill(Span<Tally> tallies, KeptTallies kept, DateTimeOffset at, TallyKeeper? keeper = null)
    {
        kept.CountOn(this, tallies, at, keeper);
        Settle(tallies, at);
    }

    /// <summary>Counts one that suits if it is young enough.</summary>
    public static void Count(ActivityMatch match, long utcTicks, DateTimeOffset at, Span<Tally> tallies, TallyKeeper? keeper)
    {
        if (!match.IsYoung(utcTicks, at.UtcTicks)) return;

        match.Take(utcTicks, ref tallies[match.Slot]);
        if (match.IsWindowed) keeper?.Keep(match.Slot, utcTicks);
    }

    public void Settle(Span<Tally> tallies, DateTimeOffset at)
    {
        for (var slot = 0; slot < tallies.Length; slot++) Matches[slot].Settle(at.UtcTicks, ref tallies[slot]);
    }

    /// <summary>The rules about a type, or none.</summary>
    public TypeMatches? About(string type) => _byType.GetValueOrDefault(type);

    private static bool InOrder(ReadOnlySpan<ActivityFact> activities)
    {
        for (var i = 1; i < activities.Length; i++)
        {
            if (Compare(in activities[i - 1], in activities[i]) > 0) return false;
        }

        return true;
    }

    private static ActivityFact[] Sorted(ReadOnlySpan<ActivityFact> activities) =>
        [.. activities.ToArray().Order(ByInstant)];

    private static int Compare(in ActivityFact a, in ActivityFact b)
    {
        var byInstant = a.At.UtcTicks.CompareTo(b.At.UtcTicks);
        return byInstant != 0 ? byInstant : string.CompareOrdinal(a.Id, b.Id);
    }

    internal sealed record TypeMatches(int Index, ActivityMatch[] Matches);
}
