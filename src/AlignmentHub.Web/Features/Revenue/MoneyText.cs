using System.Globalization;
using AlignmentHub.Domain.Integrations;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>Writes minor units of a currency as people of the present culture read them.</summary>
public static class MoneyText
{
    /// <summary>Whole units above a thousand, minor units below: nobody compares cents of a million.</summary>
    public static string Format(long minor, string currency)
    {
        var decimals = CurrencyDigits.Of(currency);
        var amount = minor / (decimal)Math.Pow(10, decimals);
        return $"{amount.ToString(Math.Abs(amount) < 1000 ? $"N{decimals}" : "N0", CultureInfo.CurrentCulture)} {currency}";
    }
}
