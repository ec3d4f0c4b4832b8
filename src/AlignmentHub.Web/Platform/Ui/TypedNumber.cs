using System.Globalization;
using System.Text.RegularExpressions;

namespace AlignmentHub.Web.Platform.Ui;

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
    public static double? Read(string? text) =>
        double.TryParse(Plain(text), CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>As <see cref="Read"/>, without loss; null also for what has more digits than an amount of money.</summary>
    public static decimal? ReadExact(string? text) =>
        decimal.TryParse(Plain(text), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Plain(string? text)
    {
        var typed = (text ?? "").Trim();
        var mark = CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator == Comma ? Comma : Point;
        return Plain(typed, mark) ?? Plain(typed, mark == Comma ? Point : Comma);
    }

    private static string? Plain(string text, string mark)
    {
        var parts = (mark == Comma ? WithComma() : WithPoint()).Match(text);
        return parts.Success
            ? $"{(parts.Groups["minus"].Success ? "-" : "")}{Marks().Replace(parts.Groups["whole"].Value, "")}.{parts.Groups["fraction"].Value}0{parts.Groups["power"].Value}"
            : null;
    }

    [GeneratedRegex(Before + Point + Between + Comma + Behind, RegexOptions.ExplicitCapture)]
    private static partial Regex WithComma();

    [GeneratedRegex(Before + Comma + Between + Point + Behind, RegexOptions.ExplicitCapture)]
    private static partial Regex WithPoint();

    [GeneratedRegex(@"\D")]
    private static partial Regex Marks();
}
