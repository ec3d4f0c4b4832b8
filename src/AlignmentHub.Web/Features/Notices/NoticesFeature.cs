namespace AlignmentHub.Web.Features.Notices;

internal static class NoticesFeature
{
    public static IServiceCollection AddNotices(this IServiceCollection services) => services
        .AddSingleton<PostNotices>();
}
