using System.Text;

namespace AlignmentHub.Web.Features.Integrations.Files;

/// <summary>Looks at a file's bytes as they pass: its encoding, and whether it is text at all.</summary>
internal sealed class FileSniffer
{
    private const int HeadBytes = 16;

    private readonly Decoder _utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
    private readonly byte[] _head = new byte[HeadBytes];
    private char[] _letters = [];
    private bool _isUtf8 = true;
    private bool _hasNul;

    public long Bytes { get; private set; }

    private ReadOnlySpan<byte> Head => _head.AsSpan(0, (int)Math.Min(Bytes, HeadBytes));

    public void Pass(ReadOnlySpan<byte> bytes)
    {
        if (Bytes < HeadBytes) bytes[..(int)Math.Min(bytes.Length, HeadBytes - Bytes)].CopyTo(_head.AsSpan((int)Bytes));
        Bytes += bytes.Length;
        _hasNul = _hasNul || bytes.Contains((byte)0);
        _isUtf8 = _isUtf8 && Decodes(bytes, flush: false);
    }

    /// <summary>Why the file is refused as a whole, in a sentence.</summary>
    public string? Problem()
    {
        if (Bytes == 0) return "The file is empty.";
        if (FileSignature.NameOf(Head) is { } other) return $"The file is {other}, not a table of text. Save the table as CSV and upload that.";
        if (_hasNul && TextEncodings.OfMark(Head) is null or TextEncodings.Utf8)
            return "The file holds NUL bytes, so it is no text. Save the table as CSV and upload that.";

        return null;
    }

    /// <summary>The encoding it seems to be in. Few texts in another encoding happen to be valid UTF-8.</summary>
    public string Encoding() => TextEncodings.OfMark(Head) ?? (_isUtf8 && Decodes([], flush: true) ? TextEncodings.Utf8 : TextEncodings.Western);

    private bool Decodes(ReadOnlySpan<byte> bytes, bool flush)
    {
        if (_letters.Length < bytes.Length + 4) _letters = new char[bytes.Length + 4];
        try
        {
            _utf8.GetChars(bytes, _letters, flush);
            return true;
        }
        catch (DecoderFallbackException) // the framework has no other way to ask in pieces
        {
            return false;
        }
    }
}
