using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Platform;

internal static class HubOptionsFeature
{
    public static IServiceCollection AddHubOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HubOptions>().Bind(configuration.GetSection(HubOptions.Section)).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<HubOptions>, HubOptionsRules>();
    }
}
