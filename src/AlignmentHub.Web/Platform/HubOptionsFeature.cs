using AlignmentHub.Domain;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Platform;

public static class HubOptionsFeature
{
    public static IServiceCollection AddHubOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HubOptions>().Bind(configuration.GetSection(HubOptions.Section)).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<HubOptions>, HubOptionsRules>();
    }

    /// <summary>Whether the hub can start with its settings: asked before the database is touched, and answered in sentences.</summary>
    public static Outcome CheckSettings(this IServiceProvider services)
    {
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return Outcome.Done;
        }
        catch (AggregateException several)
        {
            return new Refusal(string.Join(Environment.NewLine, several.InnerExceptions.Select(WhatOf)));
        }
        // The second is a value that is no number or no yes or no.
        catch (Exception wrong) when (wrong is OptionsValidationException or InvalidOperationException)
        {
            return new Refusal(WhatOf(wrong));
        }
    }

    private static string WhatOf(Exception wrong) =>
        wrong is OptionsValidationException { Failures: var failures } ? string.Join(Environment.NewLine, failures) : wrong.Message;
}
