using System.Net;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AlignmentHub.Web.Tests.Support;

/// <summary>A part of a page as it reads, without a browser.</summary>
internal static class Rendering
{
    public static async Task<string> RenderAsync<T>(this HubApp app, Dictionary<string, object?> parameters) where T : IComponent
    {
        await using var scope = app.Host.Services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
            WebUtility.HtmlDecode((await renderer.RenderComponentAsync<T>(ParameterView.FromDictionary(parameters))).ToHtmlString()).Trim());
    }
}
