namespace AlignmentHub.Web.Features.Revenue;

internal static class RevenueFeature
{
    public static IServiceCollection AddRevenue(this IServiceCollection services) => services;
}
