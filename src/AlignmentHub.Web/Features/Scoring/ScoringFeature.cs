using AlignmentHub.Web.Features.Scoring.Bulk;

namespace AlignmentHub.Web.Features.Scoring;

internal static class ScoringFeature
{
    public static IServiceCollection AddScoring(this IServiceCollection services) => services
        .AddSingleton<ActiveDefinitions>()
        .AddSingleton<ScoreLeads>()
        .AddSingleton<RescoreQueries>()
        .AddSingleton<RescoreLeads>()
        .AddSingleton<FactQueries>()
        .AddSingleton<FactSnapshots>();
}
