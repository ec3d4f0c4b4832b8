using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Users;

/// <summary>Somebody as administrators see and set them; team and calendar by their keys.</summary>
public sealed record PersonSheet(
    Guid Id, string Email, string Name, IReadOnlyList<Role> Roles, string? Team, string? Calendar, string? Zone, bool Active, bool HasPassword, int Version) : ISheet;

public sealed class PersonQueries(IDbContextFactory<HubDb> databases)
{
    /// <summary>Everybody, by name; inactive people last.</summary>
    public async Task<IReadOnlyList<PersonSheet>> ListAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Sheets(db, db.Users.OrderByDescending(p => p.IsActive).ThenBy(p => p.Name).ThenBy(p => p.Id)).ToListAsync(ct);
    }

    public async Task<PersonSheet?> FindAsync(string email, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await FindAsync(db, email, ct);
    }

    internal static Task<PersonSheet?> FindAsync(HubDb db, string email, CancellationToken ct)
    {
        var name = People.NameOf(email);
        return Sheets(db, db.Users.Where(p => p.NormalizedEmail == name)).SingleOrDefaultAsync(ct);
    }

    private static IQueryable<PersonSheet> Sheets(HubDb db, IQueryable<Person> people)
    {
        var (teams, calendars) = (db.Set<Team>(), db.Set<WorkCalendar>());
        return people.Select(p => new PersonSheet(
            p.Id, p.Email!, p.Name, p.Roles, teams.Where(t => t.Id == p.TeamId).Select(t => t.Key).FirstOrDefault(),
            calendars.Where(c => c.Id == p.CalendarId).Select(c => c.Key).FirstOrDefault(), p.TimeZone, p.IsActive, p.PasswordHash != null, p.Version));
    }
}
