using AlignmentHub.Web.Features.Sla.Promises;

namespace AlignmentHub.Web.Features.Feedback;

internal static class FeedbackFeature
{
    public static IServiceCollection AddFeedback(this IServiceCollection services) => services
        .AddSingleton<AnswerPromises>()
        .AddSingleton<TellSides>()
        .AddSingleton<ThreadDesk>()
        .AddSingleton<StartThread>()
        .AddSingleton<DisputeRejection>()
        .AddSingleton<AddEntry>()
        .AddSingleton<ResolveThread>()
        .AddSingleton<MarkThreadRead>()
        .AddSingleton<DraftQueries>()
        .AddSingleton<ThreadQueries>();
}
