using System.Security.Claims;
using AlignmentHub.Domain.Access;
using Microsoft.AspNetCore.Authorization;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>Every permission is a policy of the same name, so that a page says which one it needs.</summary>
internal sealed record PermissionRequirement(Permission Permission) : IAuthorizationRequirement;

/// <summary>Asks the database and not the cookie: roles may have changed since somebody signed in.</summary>
internal sealed class PermissionPolicies(ActorQueries actors) : AuthorizationHandler<PermissionRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        if (context.User.PersonId() is { } id && await actors.FindAsync(id) is { } actor && actor.May(requirement.Permission)) context.Succeed(requirement);
    }
}

internal static class SignedIn
{
    /// <summary>Who is signed in; absent for visitors.</summary>
    public static Guid? PersonId(this ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;
}
