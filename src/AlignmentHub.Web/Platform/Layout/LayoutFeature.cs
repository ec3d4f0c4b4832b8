using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Ui;
using Radzen;

namespace AlignmentHub.Web.Platform.Layout;

internal static class LayoutFeature
{
    /// <summary>The pages' frame. Every permission is a policy of the same name, so that a page says which one it needs.</summary>
    public static IServiceCollection AddHubPages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddCascadingAuthenticationState();
        services.AddScoped<ViewerTime>();
        var policies = services.AddAuthorizationBuilder();
        foreach (var permission in Enum.GetValues<Permission>())
            policies.AddPolicy(permission.ToString(), policy => policy.RequireAssertion(viewer =>
                Permissions.Of(viewer.User.FindAll(RoleClaim).Select(claim => Enum.Parse<Role>(claim.Value))).Contains(permission)));
        return services;
    }

    /// <summary>The claim that carries each role of a signed-in person.</summary>
    public const string RoleClaim = "hub:role";
}
