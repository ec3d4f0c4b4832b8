using AlignmentHub.Web.Platform.Ui;
using Radzen;

namespace AlignmentHub.Web.Platform.Layout;

internal static class LayoutFeature
{
    // A message that is longer ends the circuit, and with it what somebody was doing. What is typed or pasted into a field is one message: the
    // usual 32 KB are less than a definition may have as JSON. A file may have as much.
    private const long LongestMessage = 1024 * 1024;

    /// <summary>The pages' frame.</summary>
    public static IServiceCollection AddHubPages(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = LongestMessage);
        services.AddRadzenComponents();
        services.AddCascadingAuthenticationState();
        services.AddScoped<ViewerTime>();
        return services;
    }

    /// <summary>Shows pages for what is missing or forbidden in the frame of all pages, under the address that was asked for and with its status.</summary>
    public static void UseStatusPages(this WebApplication app) => app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
}
