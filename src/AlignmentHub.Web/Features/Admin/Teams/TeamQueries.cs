using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Teams;

/// <summary>A team as administrators see and set it; its manager by e-mail, its calendar by key.</summary>
public sealed record TeamSheet(Guid Id, string Key, string Name, TeamSide Side, string? Manager, string? Calendar, int Members, int Version) : ISheet;

public sealed class TeamQueries(IDbContextFactory<HubDb> databases)
{
    public async Task<IReadOnlyList<TeamSheet>> ListAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Sheets(db, db.Set<Team>().OrderBy(t => t.Name).ThenBy(t => t.Id)).ToListAsync(ct);
    }

    public async Task<TeamSheet?> FindAsync(string key, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await FindAsync(db, key, ct);
    }

    internal static Task<TeamSheet?> FindAsync(HubDb db, string key, CancellationToken ct) => Sheets(db, db.Set<Team>().Where(t => t.Key == key)).SingleOrDefaultAsync(ct);

    private static IQueryable<TeamSheet> Sheets(HubDb db, IQueryable<Team> teams)
    {
        var (people, calendars) = (db.Users, db.Set<WorkCalendar>());
        return teams.Select(t => new TeamSheet(
            t.Id, t.Key, t.Name, t.Side,
            people.Where(p => p.Id == t.ManagerId).Select(p => p.Email).FirstOrDefault(),
            calendars.Where(c => c.Id == t.CalendarId).Select(c => c.Key).FirstOrDefault(),
            people.Count(p => p.TeamId == t.Id && p.IsActive), t.Version));
    }
}
