using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs.Availability;

/// <param name="EndsAt">Absent: until it is switched off.</param>
public sealed record AbsenceLine(Guid Id, DateTimeOffset StartsAt, DateTimeOffset? EndsAt, string? Note);

/// <summary>Whether somebody gets leads now.</summary>
/// <param name="IsAway">Whether they switched themselves off.</param>
/// <param name="AwayNow">Whether any absence holds at this instant.</param>
/// <param name="Absences">Those that are neither over nor dropped, soonest first.</param>
public sealed record AvailabilityLine(string Email, string Name, bool IsAway, bool AwayNow, IReadOnlyList<AbsenceLine> Absences);

/// <summary>Who is away, and until when.</summary>
public sealed class AbsenceQueries(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<AvailabilityLine?> OfAsync(Guid person, CancellationToken ct = default) =>
        await LinesAsync(people => people.Where(p => p.Id == person), ct) is [var found] ? found : null;

    /// <summary>Everybody whose presence somebody may change: their own, those of their teams, and for administrators all.</summary>
    public Task<IReadOnlyList<AvailabilityLine>> ManagedByAsync(Actor by, CancellationToken ct = default)
    {
        var teams = by.May(Permission.DecideTeamHandoffs) ? by.ManagedTeams.ToArray() : [];
        var isAdmin = by.May(Permission.Administer);
        return LinesAsync(people => people.Where(p => isAdmin || p.Id == by.Id || teams.Contains(p.TeamId!.Value)), ct);
    }

    private async Task<IReadOnlyList<AvailabilityLine>> LinesAsync(Func<IQueryable<Person>, IQueryable<Person>> whom, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        var people = await whom(db.Users.Where(p => p.IsActive)).OrderBy(p => p.Name).Select(p => new { p.Id, p.Email, p.Name, p.Roles }).ToListAsync(ct);
        var ids = people.Select(p => p.Id).ToList();
        var absences = await db.Set<Absence>().AsNoTracking().Where(a => ids.Contains(a.PersonId) && (a.EndsAt == null || (a.EndsAt > now && a.EndsAt > a.StartsAt))).ToListAsync(ct);
        var ofPerson = absences.ToLookup(a => a.PersonId);
        return [.. people.Where(p => Permissions.Of(p.Roles).Contains(Permission.DecideOwnHandoffs)).Select(p => new AvailabilityLine(
            p.Email!, p.Name, ofPerson[p.Id].Any(a => a.EndsAt is null), ofPerson[p.Id].Any(a => a.Covers(now)),
            [.. ofPerson[p.Id].OrderBy(a => a.StartsAt).Select(a => new AbsenceLine(a.Id, a.StartsAt, a.EndsAt, a.Note))]))];
    }
}
