using AlignmentHub.Domain;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform;

namespace AlignmentHub.Web.Features.Revenue.Ingest;

/// <summary>In which currency, and by which days, the hub reports.</summary>
internal sealed record ReportingTerms(string Currency, TimeZoneInfo Zone)
{
    public static ReportingTerms Of(HubOptions options) => new(options.Currency, options.Zone);

    /// <summary>The days between which all these rows lie.</summary>
    public (DateOnly First, DateOnly Last) DaysOf(IReadOnlyList<OpportunityRow> rows) => (rows.Min(DayOf), rows.Max(DayOf));

    /// <summary>What a deal is worth in the reporting currency, by the latest rate of its day or shortly before.</summary>
    public Outcome<long?> AmountOf(OpportunityRow row, IReadOnlyList<Rate> latestFirst)
    {
        if (row.Currency == Currency) return row.AmountMinor;

        var day = DayOf(row);
        var rate = latestFirst.FirstOrDefault(r => r.Currency == row.Currency && r.Day <= day && r.Day >= day.AddDays(-ReportingMoney.RateHolds.Days));
        if (rate is null) return Refusal.Field("currency", $"There is no rate of {row.Currency} for {day:yyyy-MM-dd}. Enter one, or send the amount in {Currency}.");

        return ReportingMoney.Convert(row.AmountMinor, row.Currency, rate.Worth, Currency) is { } minor
            ? minor
            : Refusal.Field("amountMinor", $"Is more than can be told in {Currency}.");
    }

    // A closed deal counts on the day it closed, an open one is worth what it was when it began.
    private DateOnly DayOf(OpportunityRow row) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(row.ClosedAt ?? row.CreatedAt, Zone).DateTime);
}
