using System.Security.Claims;
using AlignmentHub.Web.Platform.Layout;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>What the cookie says about a person: who, and which roles, for menus and page policies. Use cases ask the database again.</summary>
internal sealed class PersonClaims(UserManager<Person> people, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Person>(people, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        foreach (var role in user.Roles) identity.AddClaim(new Claim(LayoutFeature.RoleClaim, role.ToString()));
        if (user.Culture is { } culture) identity.AddClaim(new Claim(ViewerCulture.Claim, culture));
        return identity;
    }
}
