using AlignmentHub.Web.Platform.Live;

namespace AlignmentHub.Web.Features.Integrations;

internal static class IntegrationsFeature
{
    public static IServiceCollection AddIntegrations(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ImportSettings>().Bind(configuration.GetSection(ImportSettings.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<StoreFile>().AddSingleton<StartImport>().AddSingleton<SaveDraft>().AddSingleton<DiscardFile>().AddSingleton<RevertImport>();
        services.AddSingleton<ImportQueries>().AddSingleton<ErrorFile>();
        services.AddSingleton<ImportQueue>().AddSingleton<ImportSources>().AddSingleton<ImportProgress>();
        services.AddSingleton<IngestStretch>().AddSingleton<RunImport>().AddSingleton<RunImports>().AddRowIngests();
        return services.AddQueuedWork<ImportWorker>(configuration);
    }
}
