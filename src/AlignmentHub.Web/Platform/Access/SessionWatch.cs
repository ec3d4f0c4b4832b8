using System.Security.Claims;
using AlignmentHub.Web.Platform.Data;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>Ends what a browser tab may do when its person was deactivated or signed out elsewhere.</summary>
internal sealed class SessionWatch(ILoggerFactory logs, IDbContextFactory<HubDb> databases, IOptions<IdentityOptions> options) : RevalidatingServerAuthenticationStateProvider(logs)
{
    // Open pages hear of it at once (Viewer); this is for servers that missed the news.
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (authenticationState.User.PersonId() is not { } id) return false;

        try
        {
            return await IsOpenAsync(id, authenticationState.User, cancellationToken);
        }
        catch (Exception lost) when (Outage.Is(lost))
        {
            // Without a database nobody can do anything, and nobody is to lose what they are typing.
            return true;
        }
    }

    private async Task<bool> IsOpenAsync(Guid id, ClaimsPrincipal user, CancellationToken ct)
    {
        var stamp = user.FindFirst(options.Value.ClaimsIdentity.SecurityStampClaimType)?.Value;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Users.AnyAsync(p => p.Id == id && p.IsActive && p.SecurityStamp == stamp, ct);
    }
}
