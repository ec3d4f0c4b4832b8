namespace AlignmentHub.Domain.Scoring.Replays;

/// <summary>Puts the activities of a lead into the order in which they became known, which nearly always is that of their instants.</summary>
internal sealed class KnownOrder
{
    private int[] _places = [];
    private long[] _known = [];

    /// <summary>The places of the activities, the one known first coming first; of those known at one instant the one that happened first.</summary>
    public ReadOnlySpan<int> Of(ReadOnlySpan<KnownActivity> activities)
    {
        if (_places.Length < activities.Length) (_places, _known) = (new int[activities.Length * 2], new long[activities.Length * 2]);
        var isSorted = true;
        for (var i = 0; i < activities.Length; i++)
        {
            (_places[i], _known[i]) = (i, activities[i].KnownTicks);
            if (i > 0 && _known[i] < _known[i - 1]) isSorted = false;
        }

        var places = _places.AsSpan(0, activities.Length);
        if (!isSorted) places.Sort(ByKnown);
        return places;
    }

    private int ByKnown(int a, int b) => _known[a] != _known[b] ? _known[a].CompareTo(_known[b]) : a.CompareTo(b);
}
