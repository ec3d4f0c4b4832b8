using System.Text;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>Keeps one copy of each text that many leads share, such as a country or a title.</summary>
internal sealed class TextPool
{
    private readonly Dictionary<byte[], string> _texts = new(BytesComparer.Same);
    private readonly Dictionary<byte[], string>.AlternateLookup<ReadOnlySpan<byte>> _byBytes;

    public TextPool() => _byBytes = _texts.GetAlternateLookup<ReadOnlySpan<byte>>();

    public string? Of(ReadOnlySpan<byte> utf8, bool isNull)
    {
        if (isNull) return null;
        if (_byBytes.TryGetValue(utf8, out var known)) return known;

        return _byBytes[utf8] = Encoding.UTF8.GetString(utf8);
    }
}
