using AlignmentHub.Web.Features.Sla.Promises;
using AlignmentHub.Web.Features.Sla.Promises.Recount;

namespace AlignmentHub.Web.Features.Sla.Board;

internal static class BoardFeature
{
    /// <summary>The board, the scorecard and the promises beside the clocks of hand-offs.</summary>
    public static IServiceCollection AddBoard(this IServiceCollection services) => services
        .AddSingleton<BoardQueries>()
        .AddSingleton<ScorecardQueries>()
        .AddSingleton<ClockQueries>()
        .AddSingleton<NameQueries>()
        .AddSingleton<ScoreFilters>()
        .AddSingleton<SpeedQueries>()
        .AddSingleton<MonthQueries>()
        .AddSingleton<RecomputeMonths>()
        .AddSingleton<AnswerCases>()
        .AddSingleton<RecomputePromises>()
        .AddSingleton<TargetQueries>()
        .AddSingleton<SetTarget>()
        .AddSingleton<LeadPlanQueries>()
        .AddSingleton<RequestDesk>()
        .AddSingleton<RequestQueries>()
        .AddSingleton<SweepPromises>();
}
