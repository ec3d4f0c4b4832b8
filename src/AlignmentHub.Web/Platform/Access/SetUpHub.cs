using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>Makes the first administrator of a hub that knows nobody, for whoever has the token from the log.</summary>
public sealed class SetUpHub(HubDb db, UserManager<Person> people, TimeProvider clock)
{
    public async Task<bool> IsNeededAsync(CancellationToken ct = default) => !await db.Users.AnyAsync(ct);

    public async Task<Outcome<Person>> RunAsync(string token, string name, string email, string password, CancellationToken ct = default)
    {
        var address = EmailAddress.Normalise(email);
        if (address.Refusal is { } unreadable) return Refusal.Field("email", unreadable.Reason);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!await SetUpToken.UseAsync(db, token, ct)) return Refusal.Field("token", "This token is not the one in the log, or it has been used. Start the hub again for a new one.");
        if (!await IsNeededAsync(ct)) return new Refusal("This hub is set up already. Sign in.");

        var now = clock.GetUtcNow();
        var person = new Person { Id = Guid.CreateVersion7(now), Name = name.Trim(), Email = address.Value, UserName = address.Value, EmailConfirmed = true, Roles = [Role.Admin], CreatedAt = now };
        var made = await people.CreateAsync(person, password);
        if (!made.Succeeded) return Refusal.Field("password", string.Join(" ", made.Errors.Select(e => e.Description)));

        await transaction.CommitAsync(ct);
        return person;
    }
}
