using System.Globalization;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>Writes minor units of a currency as people of the present culture read them.</summary>
public static class MoneyText
{
    // ISO 4217: the currencies in use whose minor unit is not a hundredth.
    private static readonly HashSet<string> Whole = ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"];
    private static readonly HashSet<string> Thousandths = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

    public static int Decimals(string currency) => Whole.Contains(currency) ? 0 : Thousandths.Contains(currency) ? 3 : 2;

    /// <summary>Whole units above a thousand, minor units below: nobody compares cents of a million.</summary>
    public static string Format(long minor, string currency)
    {
        var decimals = Decimals(currency);
        var amount = minor / (decimal)Math.Pow(10, decimals);
        return $"{amount.ToString(Math.Abs(amount) < 1000 ? $"N{decimals}" : "N0", CultureInfo.CurrentCulture)} {currency}";
    }
}
