using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Revenue.Touches;
using AlignmentHub.Web.Platform.Time;

namespace AlignmentHub.Web.Features.Campaigns;

/// <summary>Each campaign's part in deals, by its key.</summary>
/// <param name="Won">Its share by the model of what was won in the period, and in how many deals; shares add up.</param>
/// <param name="Open">Its share by the model of what is open now.</param>
/// <param name="Influenced">All of each won deal it touched; this overlaps.</param>
internal sealed record CampaignMoney(IReadOnlyDictionary<string, (long Minor, long Deals)> Won, IReadOnlyDictionary<string, (long Minor, long Deals)> Open, IReadOnlyDictionary<string, long> Influenced)
{
    public static async Task<CampaignMoney> ReadAsync(TouchQueries touches, ReportPeriod period, AttributionModel model, TouchPersons persons, CancellationToken ct)
    {
        Dictionary<string, (long, long)> won = [];
        Dictionary<string, (long, long)> open = [];
        Dictionary<string, long> influenced = [];
        await foreach (var deal in touches.WonAsync(period, AttributionGrouping.Campaign, persons, ct))
        {
            Add(won, deal, model);
            foreach (var key in deal.Keys.Distinct()) influenced[key] = influenced.GetValueOrDefault(key) + deal.ReportingMinor;
        }

        await foreach (var deal in touches.OpenAsync(AttributionGrouping.Campaign, persons, ct)) Add(open, deal, model);
        return new CampaignMoney(won, open, influenced);
    }

    private static void Add(Dictionary<string, (long Minor, long Deals)> sums, DealTouches deal, AttributionModel model)
    {
        foreach (var share in deal.Shares(model))
            if (share.Key is { Length: > 0 } key && sums.GetValueOrDefault(key) is var (minor, deals)) sums[key] = (minor + share.AmountMinor, deals + 1);
    }
}
