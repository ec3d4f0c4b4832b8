using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;

namespace AlignmentHub.Web.Features.Admin.Users;

/// <summary>Closes somebody's account. What they did stays theirs, so nobody is ever deleted.</summary>
public sealed class DeactivatePerson(PersonQueries people, SetPerson set)
{
    public async Task<Outcome> RunAsync(string email, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.Administer).Refusal is { } forbidden) return forbidden;
        if (await people.FindAsync(email, ct) is not { } person) return Refusal.Missing("Nobody here has this e-mail address.");
        if (!person.Active) return Outcome.Done;

        var terms = new PersonTerms(person.Name, person.Roles, person.Team, person.Zone, Active: false, Calendar: person.Calendar);
        return new Outcome((await set.RunAsync(person.Email, terms, person.Version, by, ct)).Refusal);
    }
}
