using System.Globalization;
using AlignmentHub.Domain.Integrations;

namespace AlignmentHub.Web.Features.Revenue;

/// <summary>Writes minor units of a currency as people of the present culture read them.</summary>
public static class MoneyText
{
    /// <summary>Minor units only where there are any, and only below a thousand: nobody compares cents of a million.</summary>
    public static string Format(long minor, string currency)
    {
        var decimals = CurrencyDigits.Of(currency);
        var amount = minor / (decimal)Math.Pow(10, decimals);
        var isWhole = amount == decimal.Truncate(amount);
        return $"{amount.ToString(isWhole || Math.Abs(amount) >= 1000 ? "N0" : $"N{decimals}", CultureInfo.CurrentCulture)} {currency}";
    }
}
