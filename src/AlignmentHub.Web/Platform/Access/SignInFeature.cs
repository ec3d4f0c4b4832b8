using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Platform.Access;

internal static class SignInFeature
{
    private const int AttemptsBeforeLockOut = 5;
    private static readonly TimeSpan LockOut = TimeSpan.FromMinutes(10);

    // A sign-out everywhere and a deactivation reach cookies within this time.
    private static readonly TimeSpan CookieCheck = TimeSpan.FromSeconds(30);

    /// <summary>Cookies for people in browsers. Programs use API keys.</summary>
    public static IServiceCollection AddHubSignIn(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            (cookie.LoginPath, cookie.LogoutPath, cookie.AccessDeniedPath) = ("/sign-in", "/sign-out", "/not-found");
            (cookie.Cookie.Name, cookie.Cookie.HttpOnly, cookie.Cookie.SameSite) = ("hub", true, SameSiteMode.Lax);
        });
        new IdentityBuilder(typeof(Person), services)
            .AddSignInManager<HubSignIn>()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<PersonClaims>();
        services.Configure<IdentityOptions>(identity => (identity.Lockout.MaxFailedAccessAttempts, identity.Lockout.DefaultLockoutTimeSpan) = (AttemptsBeforeLockOut, LockOut));
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = CookieCheck);
        services.AddScoped<AuthenticationStateProvider, RevalidatingPerson>();
        services.AddSingleton<KeyRing>().AddSingleton<DemoPersonas>().AddSingleton<SetUpToken>().AddScoped<SetUpHub>().AddHostedService<Welcome>();
        services.AddDataProtection().SetApplicationName("AlignmentHub");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(keys => keys.XmlRepository = provider.GetRequiredService<KeyRing>()));
        return services;
    }

    public static void MapSignOut(this IEndpointRouteBuilder app)
    {
        // By link too: a circuit that finds its person gone sends the browser here.
        app.MapMethods("/sign-out", [HttpMethods.Get, HttpMethods.Post], async (SignInManager<Person> signIn) =>
        {
            await signIn.SignOutAsync();
            return TypedResults.LocalRedirect("~/sign-in");
        });
    }
}
