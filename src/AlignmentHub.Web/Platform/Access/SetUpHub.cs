using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>Makes the first administrator of a new hub, for somebody who has seen its log.</summary>
public sealed class SetUpHub(IDbContextFactory<HubDb> databases, Passwords passwords, TimeProvider clock)
{
    public async Task<bool> IsNeededAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return !await db.Users.AnyAsync(ct);
    }

    public async Task<Outcome<Person>> RunAsync(string token, string name, string email, string password, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await FirstStart.IsEmptyAsync(db, ct)) return new Refusal("This hub is set up. Sign in, or ask an administrator to let you in.");
        if (People.CheckName(name).Refusal is { } nameless) return nameless;
        if (EmailAddress.Normalise(email) is { Refusal: { } unreadable }) return Refusal.Field("email", unreadable.Reason);
        if (Passwords.Check(password, email).Refusal is { } weak) return weak;
        if (!await SetUpToken.UseAsync(db, token, ct)) return Refusal.Field("token", "This is not the token in the hub's log. A restart prints a new one.");

        var now = clock.GetUtcNow();
        var person = Person.Create(EmailAddress.Normalise(email).Value!, name.Trim(), [Role.Admin], now);
        passwords.Set(person, password);
        db.Add(person);
        db.Audit(Actor.System, "hub.set-up", person.LiveTopic, now, after: new { person.Email });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return person;
    }
}
