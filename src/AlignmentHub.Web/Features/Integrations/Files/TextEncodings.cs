using System.Text;

namespace AlignmentHub.Web.Features.Integrations.Files;

/// <summary>The encodings a file may be in, by their IANA names.</summary>
public static class TextEncodings
{
    public const string Utf8 = "utf-8";

    /// <summary>What a spreadsheet in Western Europe or America writes; it holds all that ISO 8859-1 does.</summary>
    public const string Western = "windows-1252";

    static TextEncodings() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Offered on the page; the API takes any that the framework knows.</summary>
    public static IReadOnlyList<string> Offered { get; } =
    [
        Utf8, Western, "iso-8859-15", "windows-1250", "windows-1251", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "utf-16", "utf-16BE",
        "shift_jis", "gb18030", "macintosh",
    ];

    public static Encoding? Find(string name)
    {
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (ArgumentException) // the framework has no other way to ask
        {
            return null;
        }
    }

    /// <summary>The encoding that a byte order mark names.</summary>
    public static string? OfMark(ReadOnlySpan<byte> head) => head switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Utf8,
        [0xFF, 0xFE, ..] => "utf-16",
        [0xFE, 0xFF, ..] => "utf-16BE",
        _ => null,
    };
}
