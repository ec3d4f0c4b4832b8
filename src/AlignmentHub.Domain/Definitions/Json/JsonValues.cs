using System.Text.Json;

namespace AlignmentHub.Domain.Definitions.Json;

/// <summary>Reads single values at a cursor; a wrong one is noted and replaced by a harmless one.</summary>
public static class JsonValues
{
    /// <summary>A text that must be there and not be blank.</summary>
    public static string Text(this JsonCursor at)
    {
        if (at.IsText && at.Json.GetString() is { } text && !string.IsNullOrWhiteSpace(text)) return text;

        at.Refuse("Must be a text that is not blank.");
        return "";
    }

    public static string? TextOrNull(this JsonCursor at)
    {
        if (at.IsAbsent) return null;
        if (at.IsText) return at.Json.GetString();

        at.Refuse("Must be a text.");
        return null;
    }

    /// <summary>A number that must be there.</summary>
    public static double Number(this JsonCursor at, double least = double.MinValue, double most = double.MaxValue) =>
        at.NumberOrNull(least, most, isRequired: true) ?? 0;

    public static double? NumberOrNull(
        this JsonCursor at, double least = double.MinValue, double most = double.MaxValue, bool isRequired = false)
    {
        if (at.IsAbsent && !isRequired) return null;
        if (at.IsNumber && at.Json.TryGetDouble(out var number) && number >= least && number <= most) return number;

        at.Refuse($"Must be a number{Range(least, most)}.");
        return null;
    }

    public static int? WholeOrNull(this JsonCursor at, int least, int most)
    {
        if (at.NumberOrNull(least, most) is not { } number) return null;
        if (number == Math.Floor(number)) return (int)number;

        at.Refuse("Must be a whole number.");
        return null;
    }

    public static bool? FlagOrNull(this JsonCursor at)
    {
        if (at.IsAbsent) return null;
        if (at.IsFlag) return at.Json.GetBoolean();

        at.Refuse("Must be true or false.");
        return null;
    }

    /// <summary>An instant; without an offset it is taken as UTC.</summary>
    public static DateTimeOffset Instant(this JsonCursor at)
    {
        // Asked for an instant at once, the framework would take a missing offset to be that of this machine.
        if (at.IsText && at.Json.TryGetDateTime(out var written) && written.Kind == DateTimeKind.Unspecified)
            return new(written, TimeSpan.Zero);
        if (at.IsText && at.Json.TryGetDateTimeOffset(out var instant)) return instant.ToUniversalTime();

        at.Refuse("Must be an instant like 2026-01-31T09:00:00Z.");
        return DateTimeOffset.UnixEpoch;
    }

    private static string Range(double least, double most) => (least, most) switch
    {
        (double.MinValue, double.MaxValue) => "",
        (_, double.MaxValue) => FormattableString.Invariant($" of {least} or more"),
        _ => FormattableString.Invariant($" from {least} to {most}"),
    };
}
