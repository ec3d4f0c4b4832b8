namespace AlignmentHub.Web.Features.Definitions.BackTests;

internal static class BackTestsFeature
{
    public static IServiceCollection AddBackTests(this IServiceCollection services) => services
        .AddSingleton<PastQueries>()
        .AddSingleton<BackTestFigures>()
        .AddSingleton<RequestBackTest>()
        .AddSingleton<OpenBackTest>()
        .AddSingleton<RunBackTest>()
        .AddSingleton<RunBackTests>()
        .AddSingleton<BackTestQueue>()
        .AddSingleton<BackTestQueries>()
        .AddSingleton<BackTestLeadQueries>();
}
