using System.Buffers.Binary;

namespace AlignmentHub.Domain.Scoring;

/// <summary>Takes down, while a lead's activities are counted, what it needs to count on at later instants.</summary>
internal sealed class TallyKeeper
{
    private readonly List<(int Slot, long UtcTicks)> _young = [];
    private long _until = long.MaxValue;

    /// <summary>Keeps the instant of one that will leave its window.</summary>
    public void Keep(int slot, long utcTicks) => _young.Add((slot, utcTicks));

    /// <summary>From here on there is another activity, which was not counted.</summary>
    public void EndAt(long utcTicks) => _until = Math.Min(_until, utcTicks);

    public KeptTallies Kept(ActivityCount activities, ReadOnlySpan<Tally> tallies, DateTimeOffset at)
    {
        if (_young.Count > KeptTallies.MostInstants) return KeptTallies.TooMany;

        var bytes = new byte[KeptTallies.HeaderLength + Length(activities, tallies)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, at.UtcTicks);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(sizeof(long)), _until);
        var rest = bytes.AsSpan(KeptTallies.HeaderLength);
        for (var slot = 0; slot < tallies.Length; slot++)
        {
            if (tallies[slot].Count > 0) Write(ref rest, activities.Matches[slot], tallies[slot]);
        }

        return new(bytes);
    }

    private static int Length(ActivityCount activities, ReadOnlySpan<Tally> tallies)
    {
        var length = 0;
        for (var slot = 0; slot < tallies.Length; slot++)
        {
            if (tallies[slot].Count > 0) length += KeptTallies.EntryLength + (activities.Matches[slot].IsWindowed ? tallies[slot].Count * sizeof(long) : KeptTallies.SumLength);
        }

        return length;
    }

    private void Write(ref Span<byte> rest, ActivityMatch match, in Tally tally)
    {
        BinaryPrimitives.WriteInt16LittleEndian(rest, (short)match.Slot);
        BinaryPrimitives.WriteInt32LittleEndian(rest[sizeof(short)..], tally.Count);
        rest = rest[KeptTallies.EntryLength..];
        if (!match.IsWindowed)
        {
            BinaryPrimitives.WriteInt64LittleEndian(rest, tally.LatestTicks);
            BinaryPrimitives.WriteDoubleLittleEndian(rest[sizeof(long)..], tally.Sum);
            rest = rest[KeptTallies.SumLength..];
            return;
        }

        foreach (var (slot, ticks) in _young)
        {
            if (slot != match.Slot) continue;
            BinaryPrimitives.WriteInt64LittleEndian(rest, ticks);
            rest = rest[sizeof(long)..];
        }
    }
}
