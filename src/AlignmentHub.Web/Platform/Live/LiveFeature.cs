using AlignmentHub.Web.Platform.Ui;

namespace AlignmentHub.Web.Platform.Live;

internal static class LiveFeature
{
    public static IServiceCollection AddLiveUpdates(this IServiceCollection services) => services
        .AddSingleton<LiveUpdates>()
        .AddScoped<LoadFailures>()
        .AddScoped<OutageTeller>()
        .AddHostedService<LiveListener>()
        .AddSingleton<LiveNews>()
        .AddHostedService(provider => provider.GetRequiredService<LiveNews>());

    /// <summary>Off for tests and for servers that only serve pages.</summary>
    public static IServiceCollection AddQueuedWork<T>(this IServiceCollection services, IConfiguration configuration) where T : QueuedWork =>
        configuration.GetValue("Hub:Jobs:Enabled", true) ? services.AddHostedService<T>() : services;
}
