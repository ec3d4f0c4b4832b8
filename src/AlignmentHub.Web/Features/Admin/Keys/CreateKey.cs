using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Keys;

/// <param name="Owner">E-mail of the person as whom the key acts; absent: who creates it.</param>
public sealed record KeyTerms(string Name, IReadOnlyList<ApiScope> Scopes, string? Owner = null, DateTimeOffset? ExpiresAt = null);

/// <summary>The one time that the secret of a key is known.</summary>
public sealed record NewKey(Guid Id, string Secret);

/// <summary>Makes an API key.</summary>
public sealed class CreateKey(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    private const int LongestName = 200;

    public async Task<Outcome<NewKey>> RunAsync(KeyTerms terms, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.Administer).Refusal is { } forbidden) return forbidden;

        var now = clock.GetUtcNow();
        var name = terms.Name.Trim();
        if (name.Length is 0 or > LongestName) return Refusal.Field("name", $"Name the key after what uses it, in at most {LongestName} characters.");
        if (terms.Scopes.Count == 0) return Refusal.Field("scopes", "Choose at least one scope.");
        if (terms.ExpiresAt <= now) return Refusal.Field("expiresAt", "Choose a time to come, or none.");

        await using var db = await databases.CreateDbContextAsync(ct);
        var owner = terms.Owner is { } email ? People.NameOf(email) : null;
        var person = await db.Users.SingleOrDefaultAsync(p => p.IsActive && (owner == null ? p.Id == by.Id : p.NormalizedEmail == owner), ct);
        if (person is null) return Refusal.Field("owner", "Nobody active here has this e-mail address.");

        var secret = ApiKeySecret.New();
        var key = ApiKey.Create(name, secret, [.. terms.Scopes.Distinct()], person.Id, terms.ExpiresAt, now);
        db.Add(key);
        db.Audit(by, "key.created", key.LiveTopic, now, after: new { key.Name, key.Prefix, key.Scopes, Owner = person.Email, key.ExpiresAt });
        await db.SaveChangesAsync(ct);
        return new NewKey(key.Id, secret);
    }
}
