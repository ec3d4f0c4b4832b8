using AlignmentHub.Web.Features.Revenue.Ingest;

namespace AlignmentHub.Web.Features.Revenue;

internal static class RevenueFeature
{
    public static IServiceCollection AddRevenue(this IServiceCollection services) => services
        .AddSingleton<FunnelQueries>()
        .AddSingleton<VelocityQueries>()
        .AddSingleton<RevenueQueries>()
        .AddSingleton<QualityQueries>()
        .AddSingleton<RecordQueries>()
        .AddSingleton<Metrics>()
        .AddSingleton<RevenuePeriods>()
        .AddSingleton<IngestOpportunities>();
}
