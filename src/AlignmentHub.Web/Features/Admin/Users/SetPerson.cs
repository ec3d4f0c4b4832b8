using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Users;

/// <param name="Team">Key of a team.</param>
/// <param name="Zone">IANA name; absent: the browser's.</param>
/// <param name="Password">Absent: stays as it is.</param>
/// <param name="Calendar">Key of the calendar that this person works by; absent: that of the team.</param>
public sealed record PersonTerms(
    string Name, IReadOnlyList<Role> Roles, string? Team = null, string? Zone = null, bool Active = true, string? Password = null, string? Calendar = null);

/// <summary>Lets somebody in, or changes what they may; at least one administrator always stays.</summary>
public sealed class SetPerson(IDbContextFactory<HubDb> databases, Passwords passwords, KnownKeys keys, TimeProvider clock)
{
    // Two administrators who take each other's role at once take turns.
    private const long TurnLock = 7_305_002;

    public async Task<Outcome<Saved<PersonSheet>>> RunAsync(string email, PersonTerms terms, int? seen, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.Administer).Refusal is { } forbidden) return forbidden;
        var address = EmailAddress.Normalise(email);
        if (address.Refusal is { } unreadable) return Refusal.Field("email", unreadable.Reason);
        if (Check(terms, address.Value!).Refusal is { } wrong) return wrong;

        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({TurnLock})", ct);
        var before = await PersonQueries.FindAsync(db, address.Value!, ct);
        if (before is not null && Versions.Check(seen, before.Version).Refusal is { } stale) return stale;
        var placed = await PlaceAsync(db, terms, ct);
        if (placed.Value is not { } place) return placed.Refusal!;

        var person = before is null ? Person.Create(address.Value!, "", [], clock.GetUtcNow()) : await db.Users.SingleAsync(p => p.Id == before.Id, ct);
        if (before is null) db.Add(person);
        Apply(person, terms, place);
        if (await LeavesNobodyAsync(db, person, ct)) return new Refusal("This is the last administrator. Make somebody else one first.");

        return await SaveAsync(db, transaction, person, before, terms.Password is not null, by, ct);
    }

    private static Outcome Check(PersonTerms terms, string email)
    {
        if (People.CheckName(terms.Name).Refusal is { } nameless) return nameless;
        if (terms.Roles.Count == 0) return Refusal.Field("roles", "Give at least one role.");
        if (terms.Zone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) return Refusal.Field("zone", "Give a zone's name such as Europe/Berlin.");

        return terms.Password is { } password ? Passwords.Check(password, email) : Outcome.Done;
    }

    private static async Task<Outcome<Place>> PlaceAsync(HubDb db, PersonTerms terms, CancellationToken ct)
    {
        var team = await db.Set<Team>().Where(t => t.Key == terms.Team).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(ct);
        if (team is null && !string.IsNullOrEmpty(terms.Team)) return Refusal.Field("team", "There is no team with this key.");

        var calendar = await db.Set<WorkCalendar>().Where(c => c.Key == terms.Calendar).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(ct);
        if (calendar is null && !string.IsNullOrEmpty(terms.Calendar)) return Refusal.Field("calendar", "There is no calendar with this key.");

        return new Place(team, calendar);
    }

    private void Apply(Person person, PersonTerms terms, Place place)
    {
        if (person.IsActive && !terms.Active) person.SignOutEverywhere();
        (person.Name, person.Roles, person.TeamId) = (terms.Name.Trim(), [.. terms.Roles.Distinct().Order()], place.TeamId);
        (person.CalendarId, person.TimeZone, person.IsActive) = (place.CalendarId, terms.Zone, terms.Active);
        if (terms.Password is not { } password) return;

        passwords.Set(person, password);
        (person.LockoutEnd, person.AccessFailedCount) = (null, 0); // who forgot it is let in again
    }

    private static async Task<bool> LeavesNobodyAsync(HubDb db, Person person, CancellationToken ct) =>
        !(person.IsActive && person.Roles.Contains(Role.Admin)) && !await db.Users.AnyAsync(p => p.Id != person.Id && p.IsActive && p.Roles.Contains(Role.Admin), ct);

    private async Task<Outcome<Saved<PersonSheet>>> SaveAsync(
        HubDb db, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, Person person, PersonSheet? before, bool newPassword, Actor by, CancellationToken ct)
    {
        if ((await db.TrySaveAsync(ct)).Refusal is { } lost) return lost;

        var after = (await PersonQueries.FindAsync(db, person.Email!, ct))!;
        db.Audit(by, before is null ? "person.created" : "person.changed", person.LiveTopic, clock.GetUtcNow(), before, new { after, newPassword });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        keys.Forget(); // what keys of this person may, here at once
        return new Saved<PersonSheet>(after, before is null);
    }

    private sealed record Place(Guid? TeamId, Guid? CalendarId);
}
