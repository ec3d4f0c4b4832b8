namespace AlignmentHub.Web.Features.Demo.Company;

/// <summary>The campaigns through which people come back.</summary>
internal sealed class DemoMedia(DemoSpan span, IReadOnlyList<DemoCampaign> campaigns)
{
    public DemoCampaign Letter { get; } = campaigns.Single(c => c.Key == DemoCampaigns.Newsletter);

    public DemoCampaign Retargeting { get; } = campaigns.Single(c => c.Entry == DemoEntry.Retargeting);

    /// <summary>The campaign that offers this at that time.</summary>
    public DemoCampaign? Offering(string? asset, DateTimeOffset at) =>
        campaigns.FirstOrDefault(c => c.Asset == asset && asset is not null && at >= span.Today.AddDays(-c.FromAge) && at <= span.Today.AddDays(1 - c.ToAge));
}
