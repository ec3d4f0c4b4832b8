using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace AlignmentHub.Web.Platform.Layout;

/// <summary>Dates and numbers in the viewer's culture: the one they chose, else the browser's, else English.</summary>
internal static class ViewerCulture
{
    public const string Claim = "hub:culture";

    // Texts are English so far; another language is one more file beside each resource and a line here.
    public static IApplicationBuilder UseViewerCulture(this IApplicationBuilder app)
    {
        var cultures = CultureInfo.GetCultures(CultureTypes.SpecificCultures | CultureTypes.NeutralCultures).Where(culture => culture.Name.Length > 0).ToList();
        var options = new RequestLocalizationOptions { DefaultRequestCulture = new RequestCulture("en"), SupportedCultures = cultures, SupportedUICultures = [new("en")] };
        options.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(http => Task.FromResult(http.User.FindFirst(Claim) is { Value: var chosen } ? new ProviderCultureResult(chosen) : null)),
            new AcceptLanguageHeaderRequestCultureProvider(),
        ];
        return app.UseRequestLocalization(options);
    }
}
