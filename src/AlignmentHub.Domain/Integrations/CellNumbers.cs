using System.Globalization;
using System.Text;

namespace AlignmentHub.Domain.Integrations;

/// <summary>Numbers as files write them: with a decimal sign of the country, thousands apart, maybe a currency sign.</summary>
internal static class CellNumbers
{
    // More digits would come back from a database or a spreadsheet as another number: such a cell is an id.
    private const int MostDigits = 15;

    /// <summary>The number, or null if it is none or its thousands are not where they should be.</summary>
    public static decimal? Read(string cell, char decimalSign)
    {
        var text = Bare(cell);
        var point = text.LastIndexOf(decimalSign);
        var (whole, fraction) = point < 0 ? (text, "") : (text[..point], text[(point + 1)..]);
        if (point >= 0 && fraction.Length == 0) return null;
        if (WithoutThousands(whole, decimalSign == '.' ? ',' : '.') is not { } digits || !fraction.All(char.IsAsciiDigit)) return null;

        const NumberStyles Plainly = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse($"{digits}.{fraction}0", Plainly, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The digits of a plain number for a field of the company's own; null for anything that would lose something, such as 007.</summary>
    public static string? Plain(string cell, char decimalSign)
    {
        var digits = cell.Trim().Replace(decimalSign, '.');
        if (digits.Count(char.IsAsciiDigit) > MostDigits || (decimalSign != '.' && cell.Contains('.', StringComparison.Ordinal))) return null;

        var parts = digits.TrimStart('-').Split('.');
        var isPlain = digits.Length - digits.TrimStart('-').Length <= 1 && parts.Length <= 2 && parts.All(p => p.Length > 0 && p.All(char.IsAsciiDigit))
            && (parts[0].Length == 1 || parts[0][0] != '0');
        return isPlain ? digits : null;
    }

    private static string Bare(string cell)
    {
        var text = new StringBuilder(cell.Length);
        foreach (var c in cell)
        {
            if (IsSign(c) && text.ToString().All(char.IsAsciiLetterUpper)) text.Clear(); // as in R$ and US$
            else if (!char.IsWhiteSpace(c) && !IsSign(c) && c is not '\'' and not '\u2019') text.Append(c);
        }

        return text.ToString();
    }

    private static bool IsSign(char c) => CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol;

    private static string? WithoutThousands(string whole, char separator)
    {
        var groups = whole.Split(separator);
        if (groups.Length > 1 && (groups[0].TrimStart('-', '+').Length is 0 or > 3 || groups.Skip(1).Any(g => g.Length != 3))) return null;

        var digits = string.Concat(groups);
        return digits.TrimStart('-', '+').All(char.IsAsciiDigit) && digits.Any(char.IsAsciiDigit) ? digits : null;
    }
}
