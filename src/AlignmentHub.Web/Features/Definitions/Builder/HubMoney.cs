using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Revenue;
using AlignmentHub.Web.Platform;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Definitions.Builder;

/// <summary>Definitions hold money in minor units; people read and write whole ones.</summary>
public sealed class HubMoney(IOptions<HubOptions> options)
{
    public string Currency => options.Value.Currency;

    public double MinorPerMajor => Math.Pow(10, CurrencyDigits.Of(Currency));

    public string Say(double minor) => MoneyText.Format((decimal)minor, Currency);
}
