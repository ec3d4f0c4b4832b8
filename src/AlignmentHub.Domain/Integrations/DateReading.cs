using System.Globalization;

namespace AlignmentHub.Domain.Integrations;

/// <summary>How a column writes its dates: in which format, and in whose zone where a cell has no offset of its own.</summary>
/// <param name="Format">A .NET format such as <c>dd/MM/yyyy HH:mm</c>; absent for ISO 8601.</param>
public sealed record DateReading(string? Format, TimeZoneInfo Zone)
{
    private static readonly string[] Iso =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm:ssK",
        "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss 'UTC'", "yyyy/MM/dd", "yyyyMMdd",
    ];

    private static readonly DateTime Sample = new(2024, 11, 23, 14, 35, 0, DateTimeKind.Unspecified);

    private readonly string[] _formats = Format is null ? Iso : [.. new[] { Translated(Format), Relaxed(Translated(Format)) }.Distinct()];

    /// <summary>Whether a format names a day of a year; words that mean nothing to a calendar are refused early.</summary>
    public static bool IsFormat(string format)
    {
        try
        {
            var text = Sample.ToString(Translated(format), CultureInfo.InvariantCulture);
            return DateTime.TryParseExact(text, Translated(format), CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
                && read.Date == Sample.Date;
        }
        catch (FormatException) // the framework has no other way to ask
        {
            return false;
        }
    }

    /// <summary>The instant of a cell; a day alone is its first moment in the zone.</summary>
    public DateTimeOffset? Read(string cell)
    {
        var text = cell.Trim();
        if (!DateTime.TryParseExact(text, _formats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var date)) return null;
        if (date.Kind == DateTimeKind.Utc) return new DateTimeOffset(date);

        var offset = OffsetAt(date);
        var ticks = date.Ticks - offset.Ticks;
        return ticks < 0 || ticks > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    // A clock put back shows some times twice: the first of them is meant. One put forward skips some: they count from before the change.
    private TimeSpan OffsetAt(DateTime local) => Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);

    // Other programs write years and days in capitals, which mean nothing else here.
    private static string Translated(string format) => format.Replace('Y', 'y').Replace('D', 'd');

    // Spreadsheets drop leading zeros: 1/2/2025 under dd/MM/yyyy. Digits that stand side by side need them.
    private static string Relaxed(string format)
    {
        if (!format.AsSpan().ContainsAny("/.- ")) return format;

        foreach (var letter in "dMHh")
        {
            var two = new string(letter, 2);
            if (!format.Contains(two + letter, StringComparison.Ordinal)) format = format.Replace(two, letter.ToString(), StringComparison.Ordinal);
        }

        return format;
    }
}
