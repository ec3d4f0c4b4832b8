using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>How somebody reads the hub, and by which stamp their sessions are known.</summary>
public sealed record Profile(Guid Id, string Email, string Name, IReadOnlyList<Role> Roles, string? Team, string? Culture, string? TimeZone, ColourTheme Theme, string? Stamp);

/// <summary>What people see about themselves.</summary>
public sealed class ProfileQueries(IDbContextFactory<HubDb> databases)
{
    /// <summary>Nothing for inactive people.</summary>
    public async Task<Profile?> FindAsync(Guid personId, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var teams = db.Set<Team>();
        return await db.Users
            .Where(p => p.Id == personId && p.IsActive)
            .Select(p => new Profile(p.Id, p.Email!, p.Name, p.Roles, teams.Where(t => t.Id == p.TeamId).Select(t => t.Name).FirstOrDefault(), p.Culture, p.TimeZone, p.Theme, p.SecurityStamp))
            .SingleOrDefaultAsync(ct);
    }
}
