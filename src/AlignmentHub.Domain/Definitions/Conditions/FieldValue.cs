using System.Text.Json.Serialization;

namespace AlignmentHub.Domain.Definitions.Conditions;

public enum FieldValueKind : byte { Empty, Text, Number, Flag }

/// <summary>
/// What a field of a lead, an account or an activity holds: a text, a number, yes or no, or nothing. Blank text is
/// nothing.
/// </summary>
[JsonConverter(typeof(FieldValueConverter))]
public readonly struct FieldValue : IEquatable<FieldValue>
{
    private readonly string? _text;

    private FieldValue(FieldValueKind kind, string? text, double number) =>
        (Kind, _text, Number) = (kind, text, number);

    public FieldValueKind Kind { get; }

    /// <summary>The number, 1 and 0 for yes and no, and 0 for anything else.</summary>
    public double Number { get; }

    public bool IsEmpty => Kind == FieldValueKind.Empty;

    public bool IsText => Kind == FieldValueKind.Text;

    public bool IsNumber => Kind == FieldValueKind.Number;

    /// <summary>The text as it was given, with its outer blanks; empty if this is no text.</summary>
    public string Text => _text ?? "";

    public ReadOnlySpan<char> Trimmed => _text.AsSpan().Trim();

    public static FieldValue From(string? text) =>
        string.IsNullOrWhiteSpace(text) ? default : new(FieldValueKind.Text, text, 0);

    public static FieldValue From(double? number) =>
        number is { } value ? new(FieldValueKind.Number, null, value) : default;

    public static FieldValue From(bool? flag) =>
        flag is { } value ? new(FieldValueKind.Flag, null, value ? 1 : 0) : default;

    public static implicit operator FieldValue(string? text) => From(text);

    public static implicit operator FieldValue(double? number) => From(number);

    public static implicit operator FieldValue(bool? flag) => From(flag);

    public static bool operator ==(FieldValue left, FieldValue right) => left.Equals(right);

    public static bool operator !=(FieldValue left, FieldValue right) => !left.Equals(right);

    /// <summary>Texts are the same trimmed and without case; a text never equals a number.</summary>
    public bool Equals(FieldValue other) =>
        Kind == other.Kind
        && Number.Equals(other.Number)
        && Trimmed.Equals(other.Trimmed, StringComparison.OrdinalIgnoreCase);

    public override bool Equals(object? obj) => obj is FieldValue other && Equals(other);

    public override int GetHashCode() =>
        HashCode.Combine(Kind, Number, string.GetHashCode(Trimmed, StringComparison.OrdinalIgnoreCase));

    public override string ToString() => Kind switch
    {
        FieldValueKind.Empty => "",
        FieldValueKind.Text => Text,
        FieldValueKind.Number => Number.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        FieldValueKind.Flag => Number > 0 ? "true" : "false",
    };
}
