using System.Buffers.Binary;
using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>
/// Reads the rows of a binary COPY as they come over the wire, without an object per field: a night reads millions of them.
/// Format: PostgreSQL documentation, COPY, "Binary Format".
/// </summary>
internal sealed class CopyRows : IAsyncDisposable
{
    private const int HeaderLength = 19;
    private const int LengthOfLength = 4;
    internal const long MicrosecondsToTicks = TimeSpan.TicksPerMillisecond / 1000;
    internal static readonly long Epoch = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;

    private readonly Stream _copy;
    private readonly int[] _columns;
    private readonly (int Start, int Length)[] _fields;
    private byte[] _buffer = new byte[256 * 1024];
    private int _position;
    private int _end;
    private int _rowEnd;
    private bool _isBegun;
    private bool _isOver;

    private CopyRows(Stream copy, CopyQuery query)
    {
        (_copy, _columns, _fields) = (copy, [.. query.Columns], new (int, int)[query.Width]);
        Array.Fill(_fields, (0, -1));
    }

    public static async Task<CopyRows> OpenAsync(NpgsqlConnection connection, CopyQuery query, CancellationToken ct) =>
        new(await connection.BeginRawBinaryCopyAsync(query.Sql, ct), query);

    /// <summary>Goes to the next row, or says that there is none.</summary>
    public async ValueTask<bool> ReadAsync(CancellationToken ct)
    {
        if (!_isBegun)
        {
            while (_end < HeaderLength) await FillAsync(ct);
            (_position, _isBegun) = (HeaderLength, true);
        }

        while (true)
        {
            if (TryRow()) return true;
            if (_isOver) return await EndAsync(ct);
            await FillAsync(ct);
        }
    }

    public bool IsNull(int column) => _fields[column].Length < 0;

    public ReadOnlySpan<byte> Bytes(int column) => _fields[column] is { Length: > 0 } field ? _buffer.AsSpan(field.Start, field.Length) : [];

    /// <summary>This column and all after it, with their lengths, as one piece: equal exactly when all of them are.</summary>
    public ReadOnlySpan<byte> BytesFrom(int column)
    {
        var start = _fields[column].Start - LengthOfLength;
        return _buffer.AsSpan(start, _rowEnd - start);
    }

    public Guid Id(int column) => new(Bytes(column), bigEndian: true);

    public string? Text(int column) => IsNull(column) ? null : Encoding.UTF8.GetString(Bytes(column));

    public bool? Flag(int column) => IsNull(column) ? null : Bytes(column)[0] != 0;

    public double? Real(int column) => IsNull(column) ? null : BinaryPrimitives.ReadDoubleBigEndian(Bytes(column));

    public long UtcTicks(int column) => Epoch + BinaryPrimitives.ReadInt64BigEndian(Bytes(column)) * MicrosecondsToTicks;

    public NpgsqlTid Place(int column) => new(BinaryPrimitives.ReadUInt32BigEndian(Bytes(column)), BinaryPrimitives.ReadUInt16BigEndian(Bytes(column)[sizeof(uint)..]));

    public uint Transaction(int column) => BinaryPrimitives.ReadUInt32BigEndian(Bytes(column));

    public ValueTask DisposeAsync() => _copy.DisposeAsync();

    /// <summary>Finds the fields of a row, if all of it is here.</summary>
    private bool TryRow()
    {
        var rest = _buffer.AsSpan(_position, _end - _position);
        if (rest.Length < 2) return false;
        if (BinaryPrimitives.ReadInt16BigEndian(rest) < 0) _isOver = true;
        if (_isOver) return false;

        var at = 2;
        foreach (var column in _columns)
        {
            if (rest.Length < at + LengthOfLength) return false;
            var length = BinaryPrimitives.ReadInt32BigEndian(rest[at..]);
            at += LengthOfLength;
            _fields[column] = (_position + at, length);
            at += Math.Max(length, 0);
        }

        if (rest.Length < at) return false;
        _position = _rowEnd = _position + at;
        return true;
    }

    /// <summary>Reads what follows the last row: a copy that is closed before its end is cancelled at the server, which takes longer.</summary>
    private async ValueTask<bool> EndAsync(CancellationToken ct)
    {
        while (await _copy.ReadAsync(_buffer, ct) > 0)
        {
        }

        return false;
    }

    // The server sends each row as a message of its own, and a read brings no more than one: so many are gathered before they are looked at.
    private async ValueTask FillAsync(CancellationToken ct)
    {
        _buffer.AsSpan(_position, _end - _position).CopyTo(_buffer);
        (_position, _end) = (0, _end - _position);
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);

        var before = _end;
        do
        {
            var read = await _copy.ReadAsync(_buffer.AsMemory(_end), ct);
            if (read == 0 && _end == before) throw new EndOfStreamException("The copy ended in the middle of a row.");
            if (read == 0) return;
            _end += read;
        }
        while (_end < _buffer.Length / 2);
    }
}
