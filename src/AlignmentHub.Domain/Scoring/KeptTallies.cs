using System.Buffers.Binary;

namespace AlignmentHub.Domain.Scoring;

/// <summary>
/// What a scorer had counted of a lead's activities by an instant, in few bytes. From it the same scorer says what the lead's score is at any
/// later instant, to the last digit, without the activities: of rules that fade the sum and the latest, of rules with a window the instants
/// that are still in it.
/// </summary>
/// <remarks>Whoever changes how activities are counted, or these bytes, empties the column in a migration.</remarks>
/// <param name="bytes">As they were kept: for the same version, and none of the lead's activities came or went since.</param>
public sealed class KeptTallies(byte[] bytes)
{
    /// <summary>Leads with more instants in windows than this are counted anew each time.</summary>
    internal const int MostInstants = 100;

    internal const int HeaderLength = 2 * sizeof(long);
    internal const int EntryLength = sizeof(short) + sizeof(int);
    internal const int SumLength = sizeof(long) + sizeof(double);

    /// <summary>Nobody has counted.</summary>
    public static readonly KeptTallies None = new([]);

    internal static readonly KeptTallies TooMany = new([0]);

    public byte[] Bytes => bytes;

    /// <summary>By when everything was counted. Before it, they say nothing.</summary>
    public DateTimeOffset? From => Hold ? new(BinaryPrimitives.ReadInt64LittleEndian(bytes), TimeSpan.Zero) : null;

    private long UntilTicks => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(sizeof(long)));

    private bool Hold => bytes.Length >= HeaderLength;

    /// <summary>Whether they tell the score at an instant: not before they were counted, nor once an activity that lay ahead has come.</summary>
    public bool HoldAt(DateTimeOffset at) => Hold && at >= From && at.UtcTicks < UntilTicks;

    public bool SameAs(KeptTallies other) => bytes.AsSpan().SequenceEqual(other.Bytes);

    internal void CountOn(ActivityCount activities, Span<Tally> tallies, DateTimeOffset at, TallyKeeper? keeper)
    {
        keeper?.EndAt(UntilTicks);
        for (ReadOnlySpan<byte> rest = bytes.AsSpan(HeaderLength); rest.Length > 0;)
        {
            var match = activities.Matches[BinaryPrimitives.ReadInt16LittleEndian(rest)];
            var count = BinaryPrimitives.ReadInt32LittleEndian(rest[sizeof(short)..]);
            rest = rest[EntryLength..];
            if (!match.IsWindowed)
            {
                tallies[match.Slot] = new()
                {
                    Count = count, LatestTicks = BinaryPrimitives.ReadInt64LittleEndian(rest), Sum = BinaryPrimitives.ReadDoubleLittleEndian(rest[sizeof(long)..]),
                };
                rest = rest[SumLength..];
                continue;
            }

            for (var i = 0; i < count; i++, rest = rest[sizeof(long)..])
                ActivityCount.Count(match, BinaryPrimitives.ReadInt64LittleEndian(rest), at, tallies, keeper);
        }
    }
}
