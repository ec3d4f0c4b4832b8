using System.Runtime.InteropServices;
using AlignmentHub.Domain.Scoring.Replays;

namespace AlignmentHub.Web.Features.Definitions.BackTests;

/// <summary>Puts the activities of each lead together, by instant, then id, in whatever order they come out of the table.</summary>
internal sealed class KnownGathering(int leads)
{
    private readonly List<Found> _found = [];
    private readonly int[] _perLead = new int[leads];
    private readonly bool[] _hasImported = new bool[leads];

    public void Add(int lead, UInt128 id, KnownActivity activity, bool isImported)
    {
        _found.Add(new(lead, id, activity));
        _perLead[lead]++;
        _hasImported[lead] |= isImported;
    }

    public bool HasImported(int lead) => _hasImported[lead];

    /// <summary>Where the activities of each lead begin, with the end of the last one, and all activities.</summary>
    public (int[] First, KnownActivity[] Activities) Sorted()
    {
        var first = new int[leads + 1];
        for (var lead = 0; lead < leads; lead++) first[lead + 1] = first[lead] + _perLead[lead];

        var byLead = new Found[_found.Count];
        var next = first.AsSpan(0, leads).ToArray();
        foreach (ref readonly var found in CollectionsMarshal.AsSpan(_found)) byLead[next[found.Lead]++] = found;
        for (var lead = 0; lead < leads; lead++) byLead.AsSpan(first[lead], _perLead[lead]).Sort(ByInstant);

        var activities = new KnownActivity[byLead.Length];
        for (var i = 0; i < byLead.Length; i++) activities[i] = byLead[i].Activity;
        return (first, activities);
    }

    private static int ByInstant(Found a, Found b) =>
        a.Activity.UtcTicks != b.Activity.UtcTicks ? a.Activity.UtcTicks.CompareTo(b.Activity.UtcTicks) : a.Id.CompareTo(b.Id);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Found(int Lead, UInt128 Id, KnownActivity Activity);
}
