using System.Buffers.Binary;

namespace AlignmentHub.Web.Features.Demo;

/// <summary>Ids in the shape of version 7, from an instant and a count instead of chance, so that the same demo has the same addresses.</summary>
internal sealed class DemoIds(byte kind)
{
    private int _count;

    public Guid Next(DateTimeOffset at)
    {
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, at.ToUnixTimeMilliseconds() << 16);
        id[6] = 0x70;
        id[8] = 0x80;
        id[9] = kind;
        BinaryPrimitives.WriteInt32BigEndian(id[12..], ++_count);
        return new Guid(id, bigEndian: true);
    }
}
