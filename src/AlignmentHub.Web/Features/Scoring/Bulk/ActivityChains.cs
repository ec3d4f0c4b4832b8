using System.Runtime.InteropServices;
using AlignmentHub.Domain.Scoring;

namespace AlignmentHub.Web.Features.Scoring.Bulk;

/// <summary>
/// The activities of many leads, taken in whatever order they stand in the table, which is several times faster than reading them lead by
/// lead. Each takes 16 bytes: its instant, its shape, and where the lead's activity before it stands.
/// </summary>
/// <remarks>
/// What is looked for lies anywhere in hundreds of megabytes, so that the processor waits for nearly each of them. It waits for many at once
/// where they follow each other in a short loop: so activities are put in their place by the hundred, and leads are announced before they
/// are asked for.
/// </remarks>
/// <param name="leads">About how many leads there will be; room that grows with them would take twice as much while it grows.</param>
internal sealed class ActivityChains(int leads)
{
    private const int BlockBits = 16;
    private const int BlockMask = (1 << BlockBits) - 1;
    public const int AtOnce = 128;
    private const int None = -1;

    private readonly Dictionary<Guid, int> _last = new(leads);
    private readonly List<Link[]> _blocks = [];
    private readonly (Guid Lead, Link Link)[] _arrived = new (Guid, Link)[AtOnce];
    private int _arrivedCount;
    private ShapedActivity[] _sorted = new ShapedActivity[256];
    private int _count;

    public void Add(Guid lead, long utcTicks, int shape)
    {
        _arrived[_arrivedCount++] = (lead, new(utcTicks, shape, None));
        if (_arrivedCount == AtOnce) Place();
    }

    /// <summary>Says for which leads will be asked next.</summary>
    public void Announce(ReadOnlySpan<Guid> next)
    {
        Place();
        Span<int> places = stackalloc int[AtOnce];
        places = places[..Math.Min(next.Length, AtOnce)];
        for (var i = 0; i < places.Length; i++) places[i] = _last.TryGetValue(next[i], out var last) ? last : None;
        for (var some = true; some;)
        {
            some = false;
            foreach (ref var place in places)
            {
                if (place == None) continue;
                place = At(place).Before;
                some = true;
            }
        }
    }

    /// <summary>The activities of a lead by instant, until the next lead is asked for.</summary>
    public ReadOnlySpan<ShapedActivity> Of(Guid lead)
    {
        Place();
        if (!_last.TryGetValue(lead, out var place)) return [];

        var count = 0;
        for (; place != None; count++)
        {
            ref readonly var link = ref At(place);
            if (count == _sorted.Length) Array.Resize(ref _sorted, count * 2);
            _sorted[count] = new(link.UtcTicks, link.Shape);
            place = link.Before;
        }

        // They stand from late to early, nearly. Those of one instant stand in any order: where that matters, DependsOnIds of the scorer says so.
        var sorted = _sorted.AsSpan(0, count);
        sorted.Reverse();
        sorted.Sort((a, b) => a.UtcTicks.CompareTo(b.UtcTicks));
        return sorted;
    }

    private void Place()
    {
        foreach (var (lead, link) in _arrived.AsSpan(0, _arrivedCount))
        {
            if ((_count & BlockMask) == 0) _blocks.Add(new Link[BlockMask + 1]);
            ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(_last, lead, out var isKnown);
            _blocks[_count >> BlockBits][_count & BlockMask] = link with { Before = isKnown ? last : None };
            last = _count++;
        }

        _arrivedCount = 0;
    }

    private ref readonly Link At(int place) => ref _blocks[place >> BlockBits][place & BlockMask];

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Link(long UtcTicks, int Shape, int Before);
}
