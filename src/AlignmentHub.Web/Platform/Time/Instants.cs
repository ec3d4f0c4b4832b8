using System.Globalization;
using System.Text.RegularExpressions;

namespace AlignmentHub.Web.Platform.Time;

/// <summary>Instants on the wire: RFC 3339 (api.md, head).</summary>
public static partial class Instants
{
    private const string Written = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <summary>An instant with its offset; without one, or for anything else, nothing.</summary>
    public static DateTimeOffset? Parse(string text) =>
        Shape().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var at) ? at : null;

    public static string ToWire(this DateTimeOffset at) => at.UtcDateTime.ToString(Written, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
