using AlignmentHub.Web.Features.Revenue.Touches;

namespace AlignmentHub.Web.Features.Campaigns;

/// <summary>Each campaign's part in deals, by its key. Closed months stand as they were frozen.</summary>
/// <param name="Open">Its share by the model of what is open now.</param>
internal sealed record CampaignMoney(IReadOnlyDictionary<string, long> Open)
{
    /// <summary>Its share by the model of what was won in the period, and in how many deals; shares add up.</summary>
    public required IReadOnlyDictionary<string, EarnedGroup> Won { get; init; }

    /// <summary>What became known of closed months since.</summary>
    public required IReadOnlyDictionary<string, long> WonAdjustments { get; init; }

    /// <summary>All of each won deal it touched; this overlaps.</summary>
    public required IReadOnlyDictionary<string, EarnedGroup> Influenced { get; init; }

    public required IReadOnlyDictionary<string, long> InfluencedAdjustments { get; init; }
}
