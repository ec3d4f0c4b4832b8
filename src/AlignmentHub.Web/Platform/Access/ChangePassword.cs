using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>Somebody gives themselves a new password; their other browsers are signed out.</summary>
public sealed class ChangePassword(IDbContextFactory<HubDb> databases, SignInPerson signIn, Passwords passwords, TimeProvider clock)
{
    public async Task<Outcome<Person>> RunAsync(string present, string wanted, Actor by, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var email = await db.Users.Where(p => p.Id == by.Id).Select(p => p.Email!).SingleAsync(ct);
        // Wrong guesses count here as they do at the door.
        if (!(await signIn.RunAsync(email, present, ct)).IsDone) return Refusal.Field("present", "This is not your present password, or there were too many wrong attempts.");
        if (Passwords.Check(wanted, email).Refusal is { } weak) return weak;

        var person = await db.Users.SingleAsync(p => p.Id == by.Id, ct);
        passwords.Set(person, wanted);
        db.Audit(by, "password.changed", person.LiveTopic, clock.GetUtcNow());
        return (await db.TrySaveAsync(ct)).Refusal is { } no ? no : person;
    }
}
