using System.Runtime.InteropServices;
using AlignmentHub.Domain.Scoring;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>
/// Takes activities in whatever order they stand in the table, which costs a third of reading them in the order of leads, and puts
/// those of each lead together.
/// </summary>
internal sealed class ActivityGathering(int leads)
{
    private readonly List<Found> _found = [];
    private readonly int[] _perLead = new int[leads];

    public void Add(int lead, long utcTicks, UInt128 id, int shape)
    {
        _found.Add(new(lead, shape, utcTicks, id));
        _perLead[lead]++;
    }

    /// <summary>Where the activities of each lead begin, with the end of the last one, and all activities.</summary>
    public (int[] First, ShapedActivity[] Activities) Sorted()
    {
        var first = new int[leads + 1];
        for (var lead = 0; lead < leads; lead++) first[lead + 1] = first[lead] + _perLead[lead];

        var byLead = new Found[_found.Count];
        var next = first.AsSpan(0, leads).ToArray();
        foreach (ref readonly var found in CollectionsMarshal.AsSpan(_found)) byLead[next[found.Lead]++] = found;
        for (var lead = 0; lead < leads; lead++) byLead.AsSpan(first[lead], _perLead[lead]).Sort(ByInstant);

        var activities = new ShapedActivity[byLead.Length];
        for (var i = 0; i < byLead.Length; i++) activities[i] = new(byLead[i].UtcTicks, byLead[i].Shape);
        return (first, activities);
    }

    private static int ByInstant(Found a, Found b) => a.UtcTicks != b.UtcTicks ? a.UtcTicks.CompareTo(b.UtcTicks) : a.Id.CompareTo(b.Id);

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Found(int Lead, int Shape, long UtcTicks, UInt128 Id);
}
