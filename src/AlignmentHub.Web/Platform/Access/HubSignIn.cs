using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>Identity's sign-in, closed to inactive people; a cookie of somebody deactivated stops being valid at the next check.</summary>
public sealed class HubSignIn(UserManager<Person> people, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Person> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Person>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<Person> confirmation)
    : SignInManager<Person>(people, http, claims, options, log, schemes, confirmation)
{
    public override async Task<bool> CanSignInAsync(Person user) => user.IsActive && await base.CanSignInAsync(user);

    public override async Task<Person?> ValidateSecurityStampAsync(System.Security.Claims.ClaimsPrincipal? principal) =>
        await base.ValidateSecurityStampAsync(principal) is { IsActive: true } person ? person : null;
}
