namespace AlignmentHub.Web.Features.Campaigns;

/// <summary>Each campaign's part in deals, by its key.</summary>
/// <param name="Won">Its share by the model of what was won in the period, and in how many deals; shares add up. Closed months stand as they were frozen.</param>
/// <param name="Adjustments">What became known of closed months since.</param>
/// <param name="Open">Its share by the model of what is open now.</param>
/// <param name="Influenced">All of each won deal it touched, as known now; this overlaps.</param>
internal sealed record CampaignMoney(IReadOnlyDictionary<string, (long Minor, long Deals)> Won, IReadOnlyDictionary<string, long> Adjustments, IReadOnlyDictionary<string, long> Open,
    IReadOnlyDictionary<string, long> Influenced);
