namespace AlignmentHub.Web.Platform.Live;

internal static class LiveFeature
{
    public static IServiceCollection AddLiveUpdates(this IServiceCollection services) => 
        services.AddSingleton<LiveUpdates>().AddScoped<LoadFailures>().AddHostedService<LiveListener>();
}
