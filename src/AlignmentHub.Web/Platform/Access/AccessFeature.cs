using AlignmentHub.Web.Platform.Data;
using Microsoft.AspNetCore.Identity;

namespace AlignmentHub.Web.Platform.Access;

internal static class AccessFeature
{
    private const int ShortestPassword = 8;
    private const int DifferentCharacters = 5;

    public static IServiceCollection AddHubAccess(this IServiceCollection services)
    {
        services.AddSingleton<ActorQueries>().AddSingleton<KnownKeys>().AddScoped<FirstStart>();
        services.AddIdentityCore<Person>(identity =>
        {
            identity.User.RequireUniqueEmail = true;
            // Length is what helps; demanding a digit and a capital only makes Passw0rd! (NIST SP 800-63B, 3.1.1.2).
            identity.Password.RequiredLength = ShortestPassword;
            identity.Password.RequiredUniqueChars = DifferentCharacters;
            (identity.Password.RequireDigit, identity.Password.RequireUppercase) = (false, false);
            (identity.Password.RequireLowercase, identity.Password.RequireNonAlphanumeric) = (false, false);
        }).AddEntityFrameworkStores<HubDb>();
        return services;
    }

    /// <summary>Creates the administrator of the settings in a hub that knows nobody.</summary>
    /// <returns>Whether the hub knew nobody before.</returns>
    public static async Task<bool> FirstStartAsync(this IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<FirstStart>().RunAsync();
    }
}
