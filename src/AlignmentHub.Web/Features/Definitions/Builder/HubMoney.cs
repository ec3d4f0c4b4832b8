using System.Globalization;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Platform;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Definitions.Builder;

/// <summary>Definitions hold money in minor units; people read and write whole ones.</summary>
public sealed class HubMoney(IOptions<HubOptions> options)
{
    public string Currency => options.Value.Currency;

    public double MinorPerMajor => Math.Pow(10, CurrencyDigits.Of(Currency));

    /// <summary>Exactly, unlike a sum in a table: a rule holds from this amount on. A document may name amounts that no money ever has.</summary>
    public string Say(double minor) => $"{(minor / MinorPerMajor).ToString("#,0.###", CultureInfo.CurrentCulture)} {Currency}";
}
