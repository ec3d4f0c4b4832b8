using System.Globalization;
using System.Text.RegularExpressions;

namespace AlignmentHub.Web.Features.Definitions.Builder;

/// <summary>Reads numbers as people type them.</summary>
public static partial class TypedNumber
{
    private const string Point = ".", Comma = ",";
    private const string Before = @"^(?=[^0-9]*[0-9])((?<minus>[-−])|\+)?(?<whole>[0-9]*|[1-9][0-9]{0,2}(?<mark>[\s'’";
    private const string Between = @"])[0-9]{3}(\k<mark>[0-9]{3})*)([";
    private const string Behind = @"](?<fraction>[0-9]*))?(?<power>[eE][-+]?[0-9]+)?$";

    /// <summary>
    /// By the viewer's marks where they fit, else by the other ones: "40,5" is forty and a half on an English page too, where "1,000" is a
    /// thousand. A mark of thousands counts only between groups of three. Null if it is no number.
    /// </summary>
    public static double? Read(string? text)
    {
        var typed = (text ?? "").Trim();
        var mark = CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator == Comma ? Comma : Point;
        return Read(typed, mark) ?? Read(typed, mark == Comma ? Point : Comma);
    }

    private static double? Read(string text, string mark)
    {
        var parts = (mark == Comma ? WithComma() : WithPoint()).Match(text);
        if (!parts.Success) return null;

        var plain = $"{(parts.Groups["minus"].Success ? "-" : "")}{Marks().Replace(parts.Groups["whole"].Value, "")}.{parts.Groups["fraction"].Value}0{parts.Groups["power"].Value}";
        return double.Parse(plain, CultureInfo.InvariantCulture) is var number && double.IsFinite(number) ? number : null;
    }

    [GeneratedRegex(Before + Point + Between + Comma + Behind, RegexOptions.ExplicitCapture)]
    private static partial Regex WithComma();

    [GeneratedRegex(Before + Comma + Between + Point + Behind, RegexOptions.ExplicitCapture)]
    private static partial Regex WithPoint();

    [GeneratedRegex(@"\D")]
    private static partial Regex Marks();
}
