using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>Somebody who may get leads.</summary>
public sealed record RepLine(string Email, string Name, string? Team);

/// <summary>Those who may get leads, by team and name.</summary>
public sealed class RepQueries(IDbContextFactory<HubDb> databases)
{
    private static readonly Role[] Sales = [.. Enum.GetValues<Role>().Where(role => Permissions.Of([role]).Contains(Permission.DecideOwnHandoffs))];

    public async Task<IReadOnlyList<RepLine>> ActiveAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var people = await db.Users.Where(p => p.IsActive)
            .Select(p => new { p.Email, p.Name, p.Roles, Team = db.Set<Team>().Where(t => t.Id == p.TeamId).Select(t => t.Name).FirstOrDefault() })
            .ToListAsync(ct);
        return [.. people.Where(p => p.Roles.Intersect(Sales).Any()).OrderBy(p => p.Team).ThenBy(p => p.Name).Select(p => new RepLine(p.Email!, p.Name, p.Team))];
    }
}
