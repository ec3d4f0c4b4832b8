using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Platform.Access;

internal static partial class AccessFeature
{
    public const string SignInPath = "/sign-in";

    private static readonly TimeSpan SessionLasts = TimeSpan.FromHours(12);

    // Static pages learn this late that somebody was signed out elsewhere; interactive ones learn it at once.
    private static readonly TimeSpan StampIsTrusted = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddHubAccess(this IServiceCollection services)
    {
        services.AddSingleton<ActorQueries>().AddSingleton<KnownKeys>().AddSingleton<FirstStart>().AddSingleton<SetUpHub>().AddSingleton<SetUpToken>()
            .AddSingleton<DemoPersonas>().AddHostedService<Welcome>()
            .AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>().AddSingleton<Passwords>()
            .AddSingleton<SignInPerson>().AddSingleton<ProfileQueries>().AddSingleton<ChangePassword>().AddSingleton<ChangeProfile>().AddSingleton<EndSessions>();

        services.AddIdentityCore<Person>().AddEntityFrameworkStores<HubDb>().AddSignInManager().AddClaimsPrincipalFactory<PersonClaims>();
        services.Configure<SecurityStampValidatorOptions>(stamps => stamps.ValidationInterval = StampIsTrusted);
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(cookie =>
        {
            cookie.Cookie.Name = "hub.session";
            (cookie.LoginPath, cookie.ReturnUrlParameter) = (SignInPath, "returnUrl");
            (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (SessionLasts, true);
            cookie.Events.OnRedirectToAccessDenied = refused =>
            {
                // The page itself says why, in words.
                refused.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        }));
        // As the session's: what was handed out by https does not travel without it.
        services.AddAntiforgery(forms => forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        services.AddDataProtection().SetApplicationName("AlignmentHub");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeyRingSettings>();

        services.AddScoped<AuthenticationStateProvider, SessionWatch>();
        services.AddScoped<PermissionPolicies>();
        services.AddScoped<IAuthorizationHandler>(scope => scope.GetRequiredService<PermissionPolicies>());
        var policies = services.AddAuthorizationBuilder();
        foreach (var permission in Enum.GetValues<Permission>())
            policies.AddPolicy(permission.ToString(), policy => policy.AddRequirements(new PermissionRequirement(permission)));
        return services;
    }

    /// <summary>Lets somebody into a hub that knows nobody: by settings, or by a token in the log.</summary>
    /// <param name="fill">What else comes into a new hub.</param>
    /// <returns>Whether the hub knew nobody before.</returns>
    public static async Task<bool> FirstStartAsync(this IServiceProvider services, Func<HubDb, CancellationToken, Task> fill)
    {
        var isNew = await services.GetRequiredService<FirstStart>().RunAsync(fill);
        if (isNew && services.GetRequiredService<IOptions<HubOptions>>().Value.Admin is { IsGiven: true } admin)
            LogAdministrator(services.GetRequiredService<ILogger<FirstStart>>(), admin.Email!);
        return isNew;
    }

    [LoggerMessage(LogLevel.Information, "The hub is new. Sign in as {Email} with the password of Hub__Admin__Password", EventName = "FirstAdministrator")]
    private static partial void LogAdministrator(ILogger log, string email);
}
