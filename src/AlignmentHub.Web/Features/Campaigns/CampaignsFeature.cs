namespace AlignmentHub.Web.Features.Campaigns;

internal static class CampaignsFeature
{
    public static IServiceCollection AddCampaigns(this IServiceCollection services) => services
        .AddSingleton<IngestCampaigns>();
}
