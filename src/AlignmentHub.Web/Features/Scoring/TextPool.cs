using System.Text;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>Keeps one copy of each text that many leads share, such as a country or a title.</summary>
internal sealed class TextPool
{
    private const int Most = 100_000;

    private readonly Dictionary<byte[], string> _texts = new(BytesComparer.Same);
    private readonly Dictionary<byte[], string>.AlternateLookup<ReadOnlySpan<byte>> _byBytes;

    public TextPool() => _byBytes = _texts.GetAlternateLookup<ReadOnlySpan<byte>>();

    public string? Of(ReadOnlySpan<byte> utf8, bool isNull)
    {
        if (isNull) return null;
        if (_byBytes.TryGetValue(utf8, out var known)) return known;

        var text = Encoding.UTF8.GetString(utf8);
        if (_texts.Count < Most) _byBytes[utf8] = text;
        return text;
    }
}
