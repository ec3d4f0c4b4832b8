namespace AlignmentHub.Web.Features.Handoffs;

internal static class HandoffsFeature
{
    public static IServiceCollection AddHandoffs(this IServiceCollection services) => services;
}
