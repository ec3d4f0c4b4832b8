using System.Text.Json;

namespace AlignmentHub.Domain.Integrations;

/// <summary>What a <see cref="RawValue"/> looks like before anybody has judged it. Absent is not null.</summary>
public enum RawKind { Absent, Null, Text, Number, Flag, Object, List }

/// <summary>
/// A value as another program sent it (JSON) or a file holds it (cells), not yet believed. A cell is text whatever it means, so numbers,
/// instants and flags are also read from the text of a cell; from the text of JSON only instants are.
/// </summary>
public readonly struct RawValue
{
    private readonly JsonElement _json;
    private readonly object? _cells;

    private RawValue(JsonElement json, object? cells, RawKind kind) => (_json, _cells, Kind) = (json, cells, kind);

    public static RawValue Null { get; } = new(default, null, RawKind.Null);

    public RawKind Kind { get; }

    public bool IsCell => _cells is string;

    public static RawValue Of(JsonElement json) => new(json, null, json.ValueKind switch
    {
        JsonValueKind.Undefined => RawKind.Absent,
        JsonValueKind.Null => RawKind.Null,
        JsonValueKind.String => RawKind.Text,
        JsonValueKind.Number => RawKind.Number,
        JsonValueKind.True or JsonValueKind.False => RawKind.Flag,
        JsonValueKind.Object => RawKind.Object,
        JsonValueKind.Array => RawKind.List,
    });

    public static RawValue Cell(string text) => new(default, text, RawKind.Text);

    public static RawValue Object(IReadOnlyDictionary<string, RawValue> members) => new(default, members, RawKind.Object);

    public static RawValue List(IReadOnlyList<RawValue> items) => new(default, items, RawKind.List);

    /// <summary>A member of an object; absent if there is none, or this is no object.</summary>
    public RawValue this[string member] => this switch
    {
        { Kind: not RawKind.Object } => default,
        { _cells: IReadOnlyDictionary<string, RawValue> cells } => cells.GetValueOrDefault(member),
        _ => _json.TryGetProperty(member, out var value) ? Of(value) : default,
    };

    /// <summary>The members of an object; a name that is no valid text is null.</summary>
    public IEnumerable<(string? Name, RawValue Value)> Members()
    {
        if (_cells is IReadOnlyDictionary<string, RawValue> cells) return cells.Select(c => ((string?)c.Key, c.Value));

        return Kind == RawKind.Object ? _json.EnumerateObject().Select(m => (NameOf(m), Of(m.Value))) : [];
    }

    public IEnumerable<RawValue> Items()
    {
        if (_cells is IReadOnlyList<RawValue> items) return items;

        return Kind == RawKind.List ? _json.EnumerateArray().Select(Of) : [];
    }

    /// <summary>The text; null if it holds half a surrogate pair, which JSON can write and text cannot hold.</summary>
    public string? Text()
    {
        if (_cells is string cell) return cell;

        try
        {
            return _json.GetString();
        }
        catch (InvalidOperationException) // the framework has no other way to ask
        {
            return null;
        }
    }

    /// <summary>The digits of a number as they were written.</summary>
    public string? Digits() => _cells as string ?? (Kind == RawKind.Number ? _json.GetRawText() : null);

    public bool IsTrue() => _json.ValueKind == JsonValueKind.True;

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException) // half a surrogate pair again
        {
            return null;
        }
    }
}
