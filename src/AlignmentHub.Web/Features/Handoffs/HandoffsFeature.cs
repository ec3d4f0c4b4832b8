using AlignmentHub.Web.Features.Handoffs.Routing;

namespace AlignmentHub.Web.Features.Handoffs;

internal static class HandoffsFeature
{
    public static IServiceCollection AddHandoffs(this IServiceCollection services) => services
        .AddSingleton<HandoffQueries>()
        .AddSingleton<HandoffDetailQueries>()
        .AddSingleton<HandoffDesk>()
        .AddSingleton<TakeHandoff>()
        .AddSingleton<AcceptHandoff>()
        .AddSingleton<LogOutreach>()
        .AddSingleton<QualifyHandoff>()
        .AddSingleton<DisqualifyHandoff>()
        .AddSingleton<RecycleHandoff>()
        .AddSingleton<ReassignHandoff>()
        .AddSingleton<RoutingRules>()
        .AddSingleton<OpenHandoffs>()
        .AddSingleton<WithdrawHandoffs>();
}
