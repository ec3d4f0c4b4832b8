using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace AlignmentHub.Benchmarks.Ingest;

/// <summary>
/// Puts leads over one connection that stays open, as cheaply as it goes: senders and hub share the machine, and what a sender works is not
/// what is measured.
/// </summary>
internal sealed class Sender : IDisposable
{
    private static readonly byte[] Created = "HTTP/1.1 201 "u8.ToArray();

    private readonly TcpClient _connection = new() { NoDelay = true };
    private readonly byte[] _answer = new byte[16 * 1024];
    private readonly string _head;

    private Sender(string head) => _head = head;

    public static async Task<Sender> ConnectAsync(Uri hub, string key)
    {
        var sender = new Sender($"PUT /api/v1/leads/by-key HTTP/1.1\r\nHost: {hub.Authority}\r\nAuthorization: Bearer {key}\r\nContent-Type: application/json\r\nContent-Length: ");
        await sender._connection.ConnectAsync(hub.Host, hub.Port);
        return sender;
    }

    public async Task PutAsync(IncomingLead lead)
    {
        var body = lead.ToJson();
        var length = Encoding.UTF8.GetByteCount(body).ToString(CultureInfo.InvariantCulture);
        var stream = _connection.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes($"{_head}{length}\r\n\r\n{body}"));
        var read = 0;
        while (!IsWhole(_answer.AsSpan(0, read)))
        {
            var more = await stream.ReadAsync(_answer.AsMemory(read));
            if (more == 0) throw new InvalidOperationException("The hub closed the connection.");
            read += more;
        }

        if (!_answer.AsSpan(0, read).StartsWith(Created)) throw new InvalidOperationException(Encoding.UTF8.GetString(_answer, 0, read));
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>An answer of known length, or one in pieces of which the last is empty.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0) return false;
        if (answer[..head].IndexOf("chunked"u8) >= 0) return answer.EndsWith("0\r\n\r\n"u8);

        var length = answer[..head].IndexOf("Content-Length: "u8);
        if (length < 0) throw new InvalidOperationException("The hub does not say how long its answer is.");
        var digits = answer[(length + "Content-Length: ".Length)..head];
        var end = digits.IndexOf((byte)'\r');
        return answer.Length >= head + 4 + int.Parse(end < 0 ? digits : digits[..end], CultureInfo.InvariantCulture);
    }
}
