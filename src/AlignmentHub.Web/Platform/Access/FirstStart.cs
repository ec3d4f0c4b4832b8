using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>Lets somebody into a hub that knows nobody yet. A hub that knows people is never touched.</summary>
internal sealed class FirstStart(IDbContextFactory<HubDb> databases, Passwords passwords, IOptions<HubOptions> options, TimeProvider clock)
{
    // Two servers that start at once on an empty database take turns, and so does the set-up page.
    private const long TurnLock = 7_305_001;

    /// <param name="fill">What else comes into a new hub, in the same transaction.</param>
    /// <returns>Whether the hub knew nobody before.</returns>
    public async Task<bool> RunAsync(Func<HubDb, CancellationToken, Task> fill, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await IsEmptyAsync(db, ct)) return false;

        if (options.Value.Admin is { IsGiven: true } admin) await CreateAsync(db, admin, ct);
        await fill(db, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Whether nobody is known, until the end of the transaction.</summary>
    internal static async Task<bool> IsEmptyAsync(HubDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({TurnLock})", ct);
        return !await db.Users.AnyAsync(ct);
    }

    private async Task CreateAsync(HubDb db, FirstAdminOptions admin, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var email = EmailAddress.Normalise(admin.Email).Value!;
        var person = Person.Create(email, email, [Role.Admin], now);
        passwords.Set(person, admin.Password!);
        db.Add(person);
        if (admin.ApiKey is { Length: > 0 } secret) db.Add(ApiKey.Create("First key", secret, [ApiScope.Admin], person.Id, expiresAt: null, now));
        db.Audit(Actor.System, "hub.set-up", person.LiveTopic, now, after: new { person.Email });
        await db.SaveChangesAsync(ct);
    }
}
