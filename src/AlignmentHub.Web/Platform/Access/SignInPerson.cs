using AlignmentHub.Domain;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>Checks who somebody says to be. After too many wrong passwords an account is locked for a while.</summary>
public sealed partial class SignInPerson(IDbContextFactory<HubDb> databases, Passwords passwords, TimeProvider clock, ILogger<SignInPerson> log)
{
    public const int WrongPasswords = 5;
    public static readonly TimeSpan LockOut = TimeSpan.FromMinutes(15);

    /// <summary>The same sentence whatever was wrong, so that nobody learns which addresses are known here.</summary>
    private static readonly Refusal No = new(
        $"E-mail address or password are wrong, or there were too many wrong attempts. After {WrongPasswords} of them an account is locked for {LockOut.TotalMinutes:0} minutes.");

    public async Task<Outcome<Person>> RunAsync(string email, string password, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        var name = People.NameOf(email);
        await using var db = await databases.CreateDbContextAsync(ct);
        var person = await db.Users.SingleOrDefaultAsync(p => p.NormalizedEmail == name && p.IsActive, ct);
        var isRight = passwords.IsRight(person, password);
        if (person is null) return No;
        if (person.LockoutEnd > now) return No;
        if (!isRight)
        {
            await CountAsync(db, person.Id, now, ct);
            return No;
        }

        if (person.AccessFailedCount > 0 || person.LockoutEnd is not null)
        {
            (person.AccessFailedCount, person.LockoutEnd) = (0, null);
            await db.TrySaveAsync(ct);
        }
        LogSignedIn(person.Id);
        return person;
    }

    // One statement, so that many attempts at once cannot pass for one.
    private async Task CountAsync(HubDb db, Guid id, DateTimeOffset now, CancellationToken ct)
    {
        var until = now + LockOut;
        await db.Users.Where(p => p.Id == id).ExecuteUpdateAsync(set => set
            .SetProperty(p => p.LockoutEnd, p => p.AccessFailedCount + 1 >= WrongPasswords ? until : p.LockoutEnd)
            .SetProperty(p => p.AccessFailedCount, p => p.AccessFailedCount + 1 >= WrongPasswords ? 0 : p.AccessFailedCount + 1), ct);
        LogWrong(id);
    }

    [LoggerMessage(LogLevel.Information, "{PersonId} signed in", EventName = "PersonSignedIn")]
    private partial void LogSignedIn(Guid personId);

    [LoggerMessage(LogLevel.Warning, "Wrong password for {PersonId}", EventName = "WrongPassword")]
    private partial void LogWrong(Guid personId);
}
