using System.Globalization;
using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Domain.Integrations;

/// <summary>Fields of a company's own: texts, numbers, true and false by key, with nothing nested; null takes a key away.</summary>
public static class CustomValues
{
    public const int MostKeyCharacters = 100;
    public const int MostTextCharacters = 4000;
    public const int MostKeys = 200;

    /// <summary>The most characters that keys and texts of one record may have together.</summary>
    public const int MostCharacters = 64 * 1024;

    // A number with more digits would come back as another one; ids of that length are texts.
    private const int MostDigits = 15;

    /// <summary>Whether so much may stand on one record, merged values included.</summary>
    public static bool Fits(IReadOnlyDictionary<string, FieldValue> values) =>
        values.Count <= MostKeys && values.Sum(v => v.Key.Length + v.Value.Text.Length) <= MostCharacters;

    /// <summary>The values by key; an empty value takes its key away, and null for all takes all away.</summary>
    internal static Given<IReadOnlyDictionary<string, FieldValue>> Custom(this RowReader row, string member)
    {
        var raw = row[member];
        if (raw.Kind == RawKind.Absent) return default;
        if (raw.Kind == RawKind.Null) return Given.Empty<IReadOnlyDictionary<string, FieldValue>>();
        if (raw.Kind != RawKind.Object) return row.Wrong<IReadOnlyDictionary<string, FieldValue>>(member, "Must be an object.");

        var at = row.Within(member);
        var values = new Dictionary<string, FieldValue>();
        foreach (var (key, value) in raw.Members())
        {
            if (CheckedKey(key, out var problem) is { } name) values[name] = Value(at, name, value);
            else row.Refuse(member, $"Has a key that {problem}");
        }

        if (!Fits(values)) row.Refuse(member, $"Holds too much: at most {MostKeys} keys and {MostCharacters} characters.");
        return values;
    }

    private static string? CheckedKey(string? raw, out string problem)
    {
        var key = TextRules.Line(raw, MostKeyCharacters, out var wrong);
        problem = wrong is null ? "is blank." : $"{char.ToLowerInvariant(wrong[0])}{wrong[1..]}";
        return key;
    }

    private static FieldValue Value(RowReader row, string key, RawValue raw)
    {
        if (raw.Kind == RawKind.Null) return default;
        if (raw.Kind == RawKind.Flag) return raw.IsTrue();
        if (raw.Kind == RawKind.Number) return Number(row, key, raw);
        if (raw.Kind == RawKind.Text)
        {
            var text = TextRules.Lines(raw.Text(), MostTextCharacters, out var problem);
            return problem is null ? text : row.Wrong<FieldValue>(key, problem).Value;
        }

        row.Refuse(key, "Must be a text, a number, true, false or null.");
        return default;
    }

    private static FieldValue Number(RowReader row, string key, RawValue raw)
    {
        var digits = raw.Digits()!;
        var mantissa = digits.AsSpan(0, digits.AsSpan().IndexOfAny('e', 'E') is var e and >= 0 ? e : digits.Length);
        var significant = mantissa.TrimStart("-0.").TrimEnd('0');
        if (significant.Length - significant.Count('.') <= MostDigits && double.TryParse(digits, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return FieldValue.From(number);

        row.Refuse(key, $"Has more than {MostDigits} digits; send it as a text.");
        return default;
    }
}
