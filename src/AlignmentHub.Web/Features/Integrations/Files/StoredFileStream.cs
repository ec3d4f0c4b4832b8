using Npgsql;

namespace AlignmentHub.Web.Features.Integrations.Files;

/// <summary>The bytes of an uploaded file, fetched a part at a time.</summary>
internal sealed class StoredFileStream(NpgsqlDataSource database, Guid fileId) : Stream
{
    private byte[] _part = [];
    private int _read;
    private int _next;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_read == _part.Length && !await FetchAsync(cancellationToken)) return 0;

        var count = Math.Min(buffer.Length, _part.Length - _read);
        _part.AsMemory(_read, count).CopyTo(buffer);
        _read += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    // The database is only asked asynchronously.
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override void Flush() => throw new NotSupportedException();

    private async Task<bool> FetchAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select content from import_file_parts where file_id = $1 and number = $2");
        command.Parameters.Add(new() { Value = fileId });
        command.Parameters.Add(new() { Value = _next++ });
        (_part, _read) = (await command.ExecuteScalarAsync(ct) as byte[] ?? [], 0);
        return _part.Length > 0;
    }
}
