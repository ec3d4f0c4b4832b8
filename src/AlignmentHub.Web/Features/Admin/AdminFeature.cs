using AlignmentHub.Web.Features.Admin.Keys;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Admin;

internal static class AdminFeature
{
    public static IServiceCollection AddAdmin(this IServiceCollection services) => services
        .AddSingleton<KeyQueries>().AddSingleton<CreateKey>().AddSingleton<RevokeKey>();

    public static RouteGroupBuilder MapAdmin(this RouteGroupBuilder api)
    {
        var admin = api.MapGroup("/admin").Needs(ApiScope.Admin).WithTags("Administration");
        admin.MapKeys();
        return api;
    }
}
