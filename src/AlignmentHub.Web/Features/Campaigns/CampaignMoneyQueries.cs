using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Revenue.Terms;
using AlignmentHub.Web.Features.Revenue.Touches;
using AlignmentHub.Web.Platform.Time;

namespace AlignmentHub.Web.Features.Campaigns;

/// <summary>The money behind campaigns, by the persons that the terms name.</summary>
public sealed class CampaignMoneyQueries(AttributionQueries attribution, TouchQueries touches, TermsQueries terms)
{
    internal async Task<CampaignMoney> ReadAsync(ReportPeriod period, AttributionModel model, CancellationToken ct)
    {
        var persons = (await terms.TermsAsync(ct)).Persons;
        // Each on a connection of its own.
        var reading = attribution.OfCampaignsAsync(new(period, AttributionGrouping.Campaign, persons), model, ct);
        var open = await OpenAsync(model, persons, ct);
        var (earned, influenced) = await reading;
        return new CampaignMoney(open)
        {
            Won = Named(earned.Groups), WonAdjustments = Named(earned.Adjustments), Influenced = Named(influenced.Groups), InfluencedAdjustments = Named(influenced.Adjustments),
        };
    }

    private static Dictionary<string, EarnedGroup> Named(IEnumerable<EarnedGroup> groups) => groups.Where(group => group.Key is { Length: > 0 }).ToDictionary(group => group.Key!);

    private static Dictionary<string, long> Named(IEnumerable<EarnedAdjustment> adjustments) =>
        adjustments.Where(adjustment => adjustment.Key is { Length: > 0 }).GroupBy(adjustment => adjustment.Key!).ToDictionary(same => same.Key, same => same.Sum(a => a.AmountMinor));

    private async Task<Dictionary<string, long>> OpenAsync(AttributionModel model, TouchPersons persons, CancellationToken ct)
    {
        Dictionary<string, long> open = [];
        await foreach (var deal in touches.OpenAsync(AttributionGrouping.Campaign, persons, ct))
            foreach (var share in deal.Shares(model))
                if (share.Key is { Length: > 0 } key) open[key] = open.GetValueOrDefault(key) + share.AmountMinor;
        return open;
    }
}
