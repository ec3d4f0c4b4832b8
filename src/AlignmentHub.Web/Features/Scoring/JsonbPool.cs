using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>Keeps one copy of custom fields that many leads share. Where each lead has its own, the pool is soon full and costs no more.</summary>
internal sealed class JsonbPool
{
    private const int Most = 10_000;

    private readonly Dictionary<byte[], IReadOnlyDictionary<string, FieldValue>?> _fields = new(BytesComparer.Same);
    private readonly Dictionary<byte[], IReadOnlyDictionary<string, FieldValue>?>.AlternateLookup<ReadOnlySpan<byte>> _byBytes;

    public JsonbPool() => _byBytes = _fields.GetAlternateLookup<ReadOnlySpan<byte>>();

    public IReadOnlyDictionary<string, FieldValue>? Of(ReadOnlySpan<byte> jsonb)
    {
        if (_byBytes.TryGetValue(jsonb, out var known)) return known;

        var fields = JsonbFields.Read(jsonb);
        if (_fields.Count < Most) _byBytes[jsonb] = fields;
        return fields;
    }
}
