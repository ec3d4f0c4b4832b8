using AlignmentHub.Web.Platform.Ui;
using Radzen;

namespace AlignmentHub.Web.Platform.Layout;

internal static class LayoutFeature
{
    /// <summary>The pages' frame.</summary>
    public static IServiceCollection AddHubPages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddRadzenComponents();
        services.AddCascadingAuthenticationState();
        services.AddScoped<ViewerTime>();
        return services;
    }

    /// <summary>Shows pages for what is missing or forbidden in the frame of all pages, under the address that was asked for and with its status.</summary>
    public static void UseStatusPages(this WebApplication app) => app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
}
