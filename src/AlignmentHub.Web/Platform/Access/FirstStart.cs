using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>Lets somebody into a hub that knows nobody yet. A hub that knows people is never touched.</summary>
internal sealed class FirstStart(HubDb db, UserManager<Person> people, IOptions<HubOptions> options, TimeProvider clock)
{
    // Two servers that start at once on an empty database take turns.
    private const long TurnLock = 7_305_001;

    /// <returns>Whether the hub knew nobody before.</returns>
    public async Task<bool> RunAsync(CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({TurnLock})", ct);
        if (await db.Users.AnyAsync(ct)) return false;

        if (options.Value.Admin is { IsGiven: true } admin) await CreateAsync(admin, ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private async Task CreateAsync(FirstAdminOptions admin, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var email = EmailAddress.Normalise(admin.Email).Value!;
        var person = new Person { Id = Guid.CreateVersion7(now), Name = email, Email = email, UserName = email, EmailConfirmed = true, Roles = [Role.Admin], CreatedAt = now };
        var made = await people.CreateAsync(person, admin.Password!);
        if (!made.Succeeded) throw new InvalidOperationException($"Hub:Admin cannot be used. {string.Join(" ", made.Errors.Select(e => e.Description))}");
        if (admin.ApiKey is not { Length: > 0 } secret) return;

        db.Add(ApiKey.Create("First key", secret, [ApiScope.Admin], person.Id, expiresAt: null, now));
        await db.SaveChangesAsync(ct);
    }
}
