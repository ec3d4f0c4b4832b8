using AlignmentHub.Web.Features.Handoffs.Availability;
using AlignmentHub.Web.Features.Handoffs.Queue;
using AlignmentHub.Web.Features.Handoffs.Routing;

namespace AlignmentHub.Web.Features.Handoffs;

internal static class HandoffsFeature
{
    public static IServiceCollection AddHandoffs(this IServiceCollection services) => services
        .AddSingleton<HandoffQueries>()
        .AddSingleton<QueueQueries>()
        .AddSingleton<ReasonQueries>()
        .AddSingleton<QuestionQueries>()
        .AddSingleton<RepQueries>()
        .AddSingleton<HandoffDetailQueries>()
        .AddSingleton<HandoffHands>()
        .AddSingleton<HandoffDesk>()
        .AddSingleton<PauseHandoff>()
        .AddSingleton<ResumeHandoff>()
        .AddSingleton<ApplyPolicy>()
        .AddSingleton<NextRep>()
        .AddSingleton<EscalateHandoff>()
        .AddSingleton<EscalateHandoffs>()
        .AddSingleton<TakeHandoff>()
        .AddSingleton<AcceptHandoff>()
        .AddSingleton<RejectHandoff>()
        .AddSingleton<LogOutreach>()
        .AddSingleton<QualifyHandoff>()
        .AddSingleton<DisqualifyHandoff>()
        .AddSingleton<RecycleHandoff>()
        .AddSingleton<ReassignHandoff>()
        .AddSingleton<WithdrawHandoff>()
        .AddSingleton<ExpireHandoff>()
        .AddSingleton<ExpireHandoffs>()
        .AddSingleton<WakeLeads>()
        .AddSingleton<SwitchAway>().AddSingleton<PlanAbsence>().AddSingleton<EndAbsence>().AddSingleton<AbsenceQueries>()
        .AddSingleton<RoutingMoments>()
        .AddSingleton<TryRoute>()
        .AddSingleton<RoutingRules>()
        .AddSingleton<OpenHandoffs>()
        .AddSingleton<HandOffLead>()
        .AddSingleton<WithdrawHandoffs>();
}
