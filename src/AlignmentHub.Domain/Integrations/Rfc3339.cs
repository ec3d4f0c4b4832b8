using System.Globalization;

namespace AlignmentHub.Domain.Integrations;

/// <summary>Instants on the wire: RFC 3339 with an offset, kept to the microsecond as the database keeps them.</summary>
public static class Rfc3339
{
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    /// <summary>The instant in UTC; null for anything else, a local time without offset included.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (text is null || !HasOffset(text)) return null;
        if (!DateTimeOffset.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)) return null;

        var ticks = instant.UtcTicks;
        return new DateTimeOffset(ticks - (ticks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    private static bool HasOffset(string text) => text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
}
