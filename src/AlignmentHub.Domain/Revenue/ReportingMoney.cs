using AlignmentHub.Domain.Integrations;

namespace AlignmentHub.Domain.Revenue;

/// <summary>Amounts in the currency that the hub reports in.</summary>
public static class ReportingMoney
{
    /// <summary>An older rate than this says nothing about a day; it bridges weekends and holidays.</summary>
    public static readonly TimeSpan RateHolds = TimeSpan.FromDays(7);

    /// <summary>The amount in minor units of the reporting currency, halves away from zero; null if that is more than can be stored.</summary>
    /// <param name="rate">What one major unit of the currency is worth in major units of the reporting one.</param>
    public static long? Convert(long amountMinor, string currency, decimal rate, string reporting)
    {
        var digits = CurrencyDigits.Of(reporting) - CurrencyDigits.Of(currency);
        var scale = 1m;
        for (var i = 0; i < Math.Abs(digits); i++) scale *= 10;

        var converted = decimal.Round(digits >= 0 ? amountMinor * rate * scale : amountMinor * rate / scale, MidpointRounding.AwayFromZero);
        return converted <= long.MaxValue ? (long)converted : null;
    }
}
