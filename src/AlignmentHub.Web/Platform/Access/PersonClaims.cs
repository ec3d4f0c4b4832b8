using System.Security.Claims;
using AlignmentHub.Web.Platform.Layout;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>What the cookie says about a person: who, and how they read pages. What they may is asked of the database each time.</summary>
internal sealed class PersonClaims(UserManager<Person> people, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Person>(people, options)
{
    private const string ThemeClaim = "hub:theme";

    public static ColourTheme ThemeOf(ClaimsPrincipal user) => Enum.TryParse<ColourTheme>(user.FindFirstValue(ThemeClaim), out var theme) ? theme : ColourTheme.System;

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        if (user.Theme != ColourTheme.System) identity.AddClaim(new Claim(ThemeClaim, user.Theme.ToString()));
        if (user.Culture is { } culture) identity.AddClaim(new Claim(ViewerCulture.Claim, culture));
        return identity;
    }
}
