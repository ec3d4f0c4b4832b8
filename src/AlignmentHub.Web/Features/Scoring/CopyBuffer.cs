using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>
/// Puts the rows of a binary COPY together as they are found, without an object per row or field: a night writes a million of them.
/// Format: PostgreSQL documentation, COPY, "Binary Format".
/// </summary>
internal sealed class CopyBuffer : IBufferWriter<byte>, IDisposable
{
    private const int FirstLength = 256 * 1024;
    private const int OidOfText = 25;
    private const short End = -1;
    private const int Null = -1;
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];

    private byte[] _bytes = [];
    private int _length;

    /// <summary>Begins a row of so many fields.</summary>
    public void BeginRow(short fields)
    {
        if (_length == 0) this.Write(Header);
        Int16(fields);
    }

    public void Id(Guid id)
    {
        Int32(16);
        id.TryWriteBytes(Take(16), bigEndian: true, out _);
    }

    public void Instant(DateTimeOffset at)
    {
        Int32(sizeof(long));
        BinaryPrimitives.WriteInt64BigEndian(Take(sizeof(long)), (at.UtcTicks - CopyRows.Epoch) / CopyRows.MicrosecondsToTicks);
    }

    public void Real(double number)
    {
        Int32(sizeof(double));
        BinaryPrimitives.WriteDoubleBigEndian(Take(sizeof(double)), number);
    }

    public void Flag(bool flag)
    {
        Int32(1);
        Take(1)[0] = flag ? (byte)1 : (byte)0;
    }

    public void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Int32(length);
        Encoding.UTF8.GetBytes(text, Take(length));
    }

    public void Texts(IReadOnlyList<string> texts) => Field(texts, static (buffer, texts) =>
    {
        buffer.Int32(texts.Count == 0 ? 0 : 1); // dimensions
        buffer.Int32(0); // no nulls
        buffer.Int32(OidOfText);
        if (texts.Count == 0) return;

        buffer.Int32(texts.Count);
        buffer.Int32(1); // the first one's place
        foreach (var text in texts) buffer.Text(text);
    });

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Int32(bytes.Length);
        this.Write(bytes);
    }

    public void Place(NpgsqlTid place)
    {
        Int32(sizeof(uint) + sizeof(ushort));
        BinaryPrimitives.WriteUInt32BigEndian(Take(sizeof(uint)), place.BlockNumber);
        BinaryPrimitives.WriteUInt16BigEndian(Take(sizeof(ushort)), place.OffsetNumber);
    }

    public void Transaction(uint id)
    {
        Int32(sizeof(uint));
        BinaryPrimitives.WriteUInt32BigEndian(Take(sizeof(uint)), id);
    }

    public void Nulls(int fields)
    {
        for (; fields > 0; fields--) Int32(Null);
    }

    /// <summary>A field of which only who has written it knows how long it is.</summary>
    public void Field<T>(T value, Action<CopyBuffer, T> write)
    {
        var begin = _length;
        Take(sizeof(int));
        write(this, value);
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(begin), _length - begin - sizeof(int));
    }

    /// <summary>Sends what was put together.</summary>
    public async Task SendAsync(NpgsqlConnection connection, string copy, CancellationToken ct)
    {
        Int16(End);
        await using var stream = await connection.BeginRawBinaryCopyAsync(copy, ct);
        await stream.WriteAsync(_bytes.AsMemory(0, _length), ct);
    }

    public void Dispose()
    {
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _length) = ([], 0);
    }

    void IBufferWriter<byte>.Advance(int count) => _length += count;

    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint)
    {
        MakeRoom(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(_length);
    }

    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint)
    {
        MakeRoom(Math.Max(sizeHint, 1));
        return _bytes.AsSpan(_length);
    }

    private void Int16(short number) => BinaryPrimitives.WriteInt16BigEndian(Take(sizeof(short)), number);

    private void Int32(int number) => BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), number);

    private Span<byte> Take(int count)
    {
        MakeRoom(count);
        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }

    private void MakeRoom(int count)
    {
        if (_bytes.Length - _length >= count) return;

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(FirstLength, (_length + count) * 2));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
