using AlignmentHub.Web.Platform.Layout;

namespace AlignmentHub.Web.Features.Notices;

internal static class NoticesFeature
{
    public static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddSingleton<PostNotices>()
        .AddSingleton<NoticeQueries>()
        .AddSingleton<MarkNoticesRead>()
        .AddSingleton(new HeaderSlot(typeof(NoticeBell)));
}
