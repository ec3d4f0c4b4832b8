using System.Globalization;
using System.Text;

namespace AlignmentHub.Domain.Definitions.Json;

/// <summary>Writes a number as ECMAScript does (Number::toString), which RFC 8785, 3.2.2.3 asks for.</summary>
public static class CanonicalNumber
{
    /// <summary>Refuses what JSON cannot write: infinities and what is no number.</summary>
    public static string Write(double number)
    {
        if (!double.IsFinite(number))
            throw new ArgumentOutOfRangeException(nameof(number), number, "JSON has no such number.");
        if (number == 0) return "0";

        var (digits, exponent) = ShortestDigits(Math.Abs(number));
        return (number < 0 ? "-" : "") + Place(digits, exponent);
    }

    /// <summary>The fewest digits that read back as the same number, which is 0.digits × 10^exponent.</summary>
    private static (string Digits, int Exponent) ShortestDigits(double number)
    {
        var parts = number.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var power = parts.Length == 2 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var point = parts[0].IndexOf('.', StringComparison.Ordinal);
        var all = parts[0].Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        var whole = point < 0 ? all.Length : point;
        return (digits.TrimEnd('0'), power + whole - (all.Length - digits.Length));
    }

    private static string Place(string digits, int exponent) => exponent switch
    {
        > 21 or < -5 => Scientific(digits, exponent - 1),
        <= 0 => "0." + new string('0', -exponent) + digits,
        _ when digits.Length <= exponent => digits.PadRight(exponent, '0'),
        _ => digits[..exponent] + "." + digits[exponent..],
    };

    private static string Scientific(string digits, int power)
    {
        var text = new StringBuilder().Append(digits[0]);
        if (digits.Length > 1) text.Append('.').Append(digits, 1, digits.Length - 1);
        return text.Append('e').Append(power < 0 ? '-' : '+').Append(Math.Abs(power)).ToString();
    }
}
