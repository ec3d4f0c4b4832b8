using System.Globalization;
using System.Text.Json;

namespace AlignmentHub.Domain.Integrations;

/// <summary>How the cells of one column become values of one member.</summary>
/// <param name="Values">What a cell means instead of what it says.</param>
internal sealed record CellReading(ImportMember Member, IReadOnlyDictionary<string, RawValue> Values, DateReading Dates, char DecimalSign)
{
    public const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    private const int MostShown = 40;

    /// <summary>The value; absent for a blank cell.</summary>
    /// <param name="decimals">How many the currency of the row has.</param>
    public Outcome<RawValue> Read(string cell, int decimals)
    {
        var text = cell.Trim();
        if (!Values.TryGetValue(text, out var meaning)) return Convert(text, decimals);

        return meaning.IsCell ? Convert(meaning.Text()!, decimals) : new Outcome<RawValue>(meaning.Kind == RawKind.Null ? default : meaning, null);
    }

    public Outcome<RawValue> Convert(string text, int decimals)
    {
        if (string.IsNullOrWhiteSpace(text)) return default(RawValue);

        return Member.Type switch
        {
            CellType.Text or CellType.Flag => RawValue.Cell(text),
            CellType.Whole or CellType.Minor => Amount(text, 0),
            CellType.Major => Amount(text, decimals),
            CellType.Instant => Instant(text),
            CellType.Free => Free(text),
        };
    }

    private Outcome<RawValue> Amount(string text, int decimals)
    {
        if (CellNumbers.Read(text, DecimalSign) is not { } number)
            return Wrong($"“{text.Short(MostShown)}” is not a number with “{DecimalSign}” as its decimal sign.");
        if (Math.Abs(number) >= RowValues.MostMinor) return Wrong($"“{text.Short(MostShown)}” is too large.");

        for (var i = 0; i < decimals; i++) number *= 10;
        if (number != decimal.Truncate(number))
            return Wrong(decimals == 0 ? $"“{text.Short(MostShown)}” is not a whole number." : $"“{text.Short(MostShown)}” has more than {decimals} decimals.");

        return RawValue.Cell(decimal.Truncate(number).ToString(CultureInfo.InvariantCulture));
    }

    private Outcome<RawValue> Instant(string text)
    {
        if (Dates.Read(text) is { } at) return RawValue.Cell(at.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture));

        return Wrong(Dates.Format is { } format
            ? $"“{text.Short(MostShown)}” is not a date of the form {format}."
            : $"“{text.Short(MostShown)}” is not a date of the form 2026-01-31 or 2026-01-31 09:00. Give the format of this column.");
    }

    // A column of dates that were described is kept as instants; what is written as a plain number counts as one.
    private Outcome<RawValue> Free(string text)
    {
        if (Dates.Format is not null) return Instant(text);
        if (CellNumbers.Plain(text, DecimalSign) is not { } digits) return RawValue.Cell(text);

        using var number = JsonDocument.Parse(digits);
        return RawValue.Of(number.RootElement.Clone());
    }

    private static Refusal Wrong(string problem) => new(problem);
}
