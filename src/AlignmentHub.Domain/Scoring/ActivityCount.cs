using System.Collections.Frozen;
using System.Runtime.InteropServices;

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
        Slots = matches.Count;
        _byType = matches.GroupBy(m => m.Type)
            .Select((type, index) => (type.Key, Matches: new TypeMatches(index, [.. type])))
            .ToFrozenDictionary(t => t.Key, t => t.Matches);
    }

    public int Slots { get; }

    public IReadOnlyList<string> Types => _byType.Keys;

    public void Fill(Span<Tally> tallies, ReadOnlySpan<ActivityFact> activities, DateTimeOffset at)
    {
        var ordered = InOrder(activities) ? activities : Sorted(activities);
        var days = _byType.Count <= 32 ? stackalloc DayCount[_byType.Count] : new DayCount[_byType.Count];
        foreach (ref readonly var activity in ordered)
        {
            var age = at.UtcTicks - activity.At.UtcTicks;
            if (age < 0) return;
            if (!_byType.TryGetValue(activity.Type, out var type)) continue;
            if (days[type.Index].Next(activity.At.UtcTicks / TimeSpan.TicksPerDay) > _dailyCap) continue;

            var ageDays = (double)age / TimeSpan.TicksPerDay;
            foreach (var match in type.Matches) match.Take(in activity, ageDays, ref tallies[match.Slot]);
        }
    }

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

    private sealed record TypeMatches(int Index, ActivityMatch[] Matches);

    [StructLayout(LayoutKind.Auto)]
    private struct DayCount
    {
        private long _day;
        private int _count;

        /// <summary>The place of the next activity within its day.</summary>
        public int Next(long day)
        {
            if (day != _day) (_day, _count) = (day, 0);
            return ++_count;
        }
    }
}
