namespace AlignmentHub.Web.Features.Integrations;

internal static class IntegrationsFeature
{
    public static IServiceCollection AddIntegrations(this IServiceCollection services) => services;
}
