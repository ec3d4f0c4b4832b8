using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs.Availability;

/// <summary>Whose presence somebody may change: one's own, that of the people of the teams one manages, and an administrator everybody's.</summary>
internal static class AvailabilityDesk
{
    /// <param name="email">Absent: the person who asks.</param>
    public static async Task<Outcome<Person>> FindAsync(HubDb db, string? email, Actor by, CancellationToken ct)
    {
        var normalised = People.NameOf(email ?? "");
        var person = await db.Users.SingleOrDefaultAsync(p => email == null ? p.Id == by.Id : p.NormalizedEmail == normalised, ct);
        if (person is null || !Permissions.Of(person.Roles).Contains(Permission.DecideOwnHandoffs))
            return Refusal.Field("rep", "Nobody who gets leads has this e-mail address.");

        return May(person, by) ? person : Refusal.Forbidden("Only the person, the manager of the team or an administrator can say when somebody is away.");
    }

    public static bool May(Person person, Actor by) =>
        person.Id == by.Id || by.May(Permission.Administer)
        || (by.May(Permission.DecideTeamHandoffs) && person.TeamId is { } team && by.ManagedTeams.Contains(team));

    public static Task<Absence?> SwitchOfAsync(HubDb db, Guid person, CancellationToken ct) =>
        db.Set<Absence>().SingleOrDefaultAsync(a => a.PersonId == person && a.EndsAt == null, ct);
}
