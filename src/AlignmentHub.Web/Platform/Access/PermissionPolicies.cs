using System.Security.Claims;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.AspNetCore.Authorization;
using RouteData = Microsoft.AspNetCore.Components.RouteData;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>Every permission is a policy of the same name, so that a page says which one it needs.</summary>
internal sealed record PermissionRequirement(Permission Permission) : IAuthorizationRequirement;

/// <summary>Asks the database and not the cookie: roles may have changed since somebody signed in. One for each open browser page.</summary>
internal sealed class PermissionPolicies(ActorQueries actors) : AuthorizationHandler<PermissionRequirement>
{
    private (Guid Person, Type Page)? _open;

    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (context.User.PersonId() is not { } id) return;

        (Guid, Type)? asked = context.Resource is RouteData route ? (id, route.PageType) : null;
        var may = await MayAsync(id, requirement.Permission, asked);
        if (asked is not null) _open = may ? asked : null;
        if (may) context.Succeed(requirement);
    }

    /// <summary>Whether the last answer let this page be shown.</summary>
    public bool IsOpen(Type page) => _open?.Page == page;

    private async Task<bool> MayAsync(Guid id, Permission permission, (Guid, Type)? asked)
    {
        try
        {
            return await actors.FindAsync(id) is { } actor && actor.May(permission);
        }
        catch (Exception lost) when (asked is not null && asked == _open && Outage.Is(lost))
        {
            // Only the address of the page changed that is open already, such as a filter of it. Nobody is to lose what they are typing there.
            return true;
        }
    }
}

internal static class SignedIn
{
    /// <summary>Who is signed in; absent for visitors.</summary>
    public static Guid? PersonId(this ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
}
