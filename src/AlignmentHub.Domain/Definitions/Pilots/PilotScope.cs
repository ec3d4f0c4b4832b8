using System.Buffers.Binary;

namespace AlignmentHub.Domain.Definitions.Pilots;

/// <summary>Which leads a pilot judges: a stable share of all of them, or those that named pools would get (semantics.md 3.1).</summary>
/// <param name="Share">In percent of all leads, 1 to 99; absent with pools.</param>
/// <param name="Pools">None with a share.</param>
public sealed record PilotScope(int? Share, IReadOnlyList<Guid> Pools)
{
    public const int LeastShare = 1;
    public const int MostShare = 99;
    private const int Hundred = 100;

    public static Outcome<PilotScope> Of(int? share, IReadOnlyCollection<Guid> pools) => (share, pools.Count) switch
    {
        (null, 0) => Refusal.Field("share", "Say which leads the pilot judges: a share of all in percent, or those of named pools."),
        (not null, > 0) => Refusal.Field("pools", "A pilot judges a share of all leads or those of named pools, not both. Leave one of them out."),
        (< LeastShare or > MostShare, _) => Refusal.Field("share", $"The share lies between {LeastShare} and {MostShare} percent; to judge all leads, activate the version."),
        _ => new PilotScope(share, [.. pools.Distinct()]),
    };

    /// <summary>Whether the pilot judges this lead: the same answer each time, and a larger share has all that a smaller one had.</summary>
    /// <param name="pool">The pool that the routing rules name for the lead; absent: none.</param>
    public bool Takes(Guid leadId, Guid? pool) => Share is { } share ? PlaceOf(leadId) < share : pool is { } its && Pools.Contains(its);

    /// <summary>0 to 99, evenly spread. Nothing but the id decides, so every server and every version of the hub says the same.</summary>
    private static int PlaceOf(Guid leadId)
    {
        Span<byte> bytes = stackalloc byte[16];
        leadId.TryWriteBytes(bytes, bigEndian: true, out _);
        return (int)(Mixed(BinaryPrimitives.ReadUInt64BigEndian(bytes) ^ Mixed(BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]))) % Hundred);
    }

    // The finaliser of SplitMix64 (Steele, Lea, Flood 2014): ids begin with their instant, and leads of one day must not share a side.
    private static ulong Mixed(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;
        bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb;
        return bits ^ (bits >> 31);
    }
}
