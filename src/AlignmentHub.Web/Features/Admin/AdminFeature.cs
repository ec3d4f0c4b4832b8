namespace AlignmentHub.Web.Features.Admin;

internal static class AdminFeature
{
    public static IServiceCollection AddAdmin(this IServiceCollection services) => services;
}
