using System.Globalization;
using AlignmentHub.Web.Platform;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Definitions.Builder;

/// <summary>Definitions hold money in minor units; people read and write whole ones.</summary>
public sealed class HubMoney(IOptions<HubOptions> options)
{
    public string Currency => options.Value.Currency;

    public double MinorPerMajor => Math.Pow(10, RegionOf(Currency)?.CurrencyDecimalDigits ?? 2);

    private static NumberFormatInfo? RegionOf(string currency) => CultureInfo.GetCultures(CultureTypes.SpecificCultures)
        .FirstOrDefault(c => new RegionInfo(c.Name).ISOCurrencySymbol == currency)?.NumberFormat;
}
