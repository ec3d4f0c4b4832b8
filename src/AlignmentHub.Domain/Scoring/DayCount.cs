using System.Runtime.InteropServices;

namespace AlignmentHub.Domain.Scoring;

/// <summary>Counts the activities of one type within a UTC day; they come in the order of their instants.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct DayCount
{
    private long _day;
    private int _count;

    /// <summary>The place of the next activity within its day.</summary>
    public int Next(long utcTicks)
    {
        var day = utcTicks / TimeSpan.TicksPerDay;
        if (day != _day) (_day, _count) = (day, 0);
        return ++_count;
    }
}
