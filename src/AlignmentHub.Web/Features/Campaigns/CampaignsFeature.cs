using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Features.Revenue.Reports;

namespace AlignmentHub.Web.Features.Campaigns;

internal static class CampaignsFeature
{
    public static IServiceCollection AddCampaigns(this IServiceCollection services) => services
        .AddSingleton<IngestCampaigns>()
        .AddSingleton<CommentOnCampaign>()
        .AddSingleton<CampaignQueries>()
        .AddSingleton<CampaignMoneyQueries>()
        .AddSingleton<CampaignNotesQueries>()
        .AddSingleton<IReport, CampaignsReport>()
        .AddSingleton<IRecordSource, CampaignLeadRecords>()
        .AddSingleton<IRecordSource, CampaignMoneyRecords>()
        .AddSingleton<IRecordSource, CampaignActivityRecords>();
}
