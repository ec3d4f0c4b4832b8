namespace AlignmentHub.Web.Features.Sla;

internal static class SlaFeature
{
    public static IServiceCollection AddSla(this IServiceCollection services) => services
        .AddSingleton<Calendars>()
        .AddSingleton<PersonHours>()
        .AddSingleton<Policies>()
        .AddSingleton<TryPolicy>()
        .AddSingleton<CreateStarterTerms>()
        .AddSingleton<StartClock>()
        .AddSingleton<HandoffTime>()
        .AddSingleton<SweepTerms>()
        .AddSingleton<SweepClocks>()
        .AddSingleton<RecomputeClocks>();
}
