using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Ui;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
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
        services.AddTransient(typeof(IStringLocalizer<>), typeof(CountedTexts<>));
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = LongestMessage);
        services.AddRadzenComponents();
        services.AddCascadingAuthenticationState();
        services.AddScoped<ViewerTime>();
        return services;
    }

    /// <summary>Shows a page for what goes wrong before there is one. It asks the database for nothing, which may be what is missing.</summary>
    public static void UseBrokenPages(this WebApplication app) => app.UseExceptionHandler(new ExceptionHandlerOptions
    {
        StatusCodeSelector = cause => cause switch
        {
            BadHttpRequestException unreadable => unreadable.StatusCode,
            _ when Outage.Is(cause) => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status500InternalServerError,
        },
        ExceptionHandler = ShowBrokenAsync,
        CreateScopeForErrors = true, // a page that had begun has used up what a page needs
    });

    private static Task ShowBrokenAsync(HttpContext http)
    {
        var broken = http.Features.GetRequiredFeature<IExceptionHandlerPathFeature>();
        // Two slashes would lead to another host.
        var address = $"/{broken.Path.TrimStart('/')}{http.Request.QueryString}";
        return new RazorComponentResult<BrokenDocument>(new { Cause = broken.Error, Reader = http.User, Address = address }).ExecuteAsync(http);
    }

    /// <summary>Shows pages for what is missing or forbidden in the frame of all pages, under the address that was asked for and with its status.</summary>
    public static void UseStatusPages(this WebApplication app) => app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
}
