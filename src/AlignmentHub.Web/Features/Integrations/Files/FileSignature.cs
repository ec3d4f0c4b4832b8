namespace AlignmentHub.Web.Features.Integrations.Files;

/// <summary>Tells by its first bytes that a file is no table of text, whatever its name says.</summary>
internal static class FileSignature
{
    private static readonly (byte[] Start, string Is)[] Known =
    [
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a picture"), ([0xFF, 0xD8, 0xFF], "a picture"), ("GIF8"u8.ToArray(), "a picture"),
        ("BM"u8.ToArray(), "a picture"), ("II*\0"u8.ToArray(), "a picture"), ("MM\0*"u8.ToArray(), "a picture"), ("<svg"u8.ToArray(), "a picture"),
        ("RIFF"u8.ToArray(), "a picture or a recording"), ("PK\u0003\u0004"u8.ToArray(), "an Excel workbook or a zip archive"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an Excel workbook"), ([0x1F, 0x8B], "a compressed archive"), ("%PDF"u8.ToArray(), "a PDF"),
        ("Rar!"u8.ToArray(), "a compressed archive"), ([0x37, 0x7A, 0xBC, 0xAF], "a compressed archive"),
        ("<!DOCTYPE"u8.ToArray(), "a web page"), ("<html"u8.ToArray(), "a web page"), ("<?xml"u8.ToArray(), "an XML document"),
    ];

    /// <summary>What it is instead of a table; null if nothing speaks against it.</summary>
    public static string? NameOf(ReadOnlySpan<byte> head)
    {
        foreach (var (start, name) in Known)
        {
            // Two letters may begin a header, too; a picture of that kind has unprintable bytes right behind them.
            var isSure = start is not [(byte)'B', (byte)'M'] || (head.Length > 6 && head[2..6].ContainsAnyInRange((byte)0, (byte)8));
            if (isSure && head.StartsWith(start)) return name;
        }

        return null;
    }
}
