using System.Runtime.InteropServices;
using System.Text.Json;

namespace AlignmentHub.Web.Platform.Api;

/// <summary>Text that JSON can carry by escapes and PostgreSQL cannot store: NUL, and halves of surrogate pairs.</summary>
public static class UnstorableText
{
    public const string Reason = "This text holds a character that cannot be stored (NUL or half a character).";

    /// <summary>The path of the first such text in an element, such as <c>leads[3].title</c>; absent when all is well.</summary>
    public static string? PathIn(JsonElement element, string path = "$")
    {
        // Both can only come by an escape, which hardly any body has.
        if (!HasEscape(JsonMarshal.GetRawUtf8Value(element))) return null;

        return element.ValueKind switch
        {
            JsonValueKind.String => IsUnstorable(element.GetString) ? path : null,
            JsonValueKind.Array => First(element.EnumerateArray().Select((item, index) => PathIn(item, $"{path}[{index}]"))),
            JsonValueKind.Object => First(element.EnumerateObject().Select(member => PathIn(member, path))),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False or JsonValueKind.Null or JsonValueKind.Undefined => null,
        };
    }

    private static string? PathIn(JsonProperty member, string path)
    {
        if (IsUnstorable(() => member.Name)) return path;

        return PathIn(member.Value, path == "$" ? member.Name : $"{path}.{member.Name}");
    }

    private static string? First(IEnumerable<string?> paths) => paths.FirstOrDefault(path => path is not null);

    private static bool HasEscape(ReadOnlySpan<byte> json) => json.IndexOf("\\u"u8) >= 0;

    private static bool IsUnstorable(Func<string?> read)
    {
        try
        {
            return read()?.Contains('\0') == true;
        }
        catch (InvalidOperationException) // how the reader says that half a character is missing
        {
            return true;
        }
    }
}
