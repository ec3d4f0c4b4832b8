using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Platform.Access;

/// <summary>The API key through which somebody acts, and whose it is.</summary>
public sealed record Relay(Guid KeyId, Guid OwnerId);

/// <summary>Who a person is for the use cases, as the database says now. Inactive people are nobody.</summary>
public sealed class ActorQueries(IDbContextFactory<HubDb> databases)
{
    public async Task<Actor?> FindAsync(Guid personId, Guid? apiKeyId = null, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await FindAsync(db, db.Users.Where(p => p.Id == personId), apiKeyId is { } key ? new(key, personId) : null, ct);
    }

    /// <param name="email">In any spelling; it is compared as sign-in compares it.</param>
    /// <param name="through">The key that speaks for this person.</param>
    public async Task<Actor?> FindAsync(string email, Relay through, CancellationToken ct = default)
    {
        var normalised = People.NameOf(email);
        await using var db = await databases.CreateDbContextAsync(ct);
        return await FindAsync(db, db.Users.Where(p => p.NormalizedEmail == normalised), through, ct);
    }

    private static async Task<Actor?> FindAsync(HubDb db, IQueryable<Person> people, Relay? through, CancellationToken ct)
    {
        var found = await people
            .Where(p => p.IsActive)
            .Select(p => new { p.Id, p.Name, p.Roles, p.TeamId, Managed = db.Set<Team>().Where(t => t.ManagerId == p.Id).Select(t => t.Id).ToList() })
            .SingleOrDefaultAsync(ct);
        if (found is null) return null;

        return new Actor(found.Id, found.Name, found.Roles, found.TeamId, found.Managed) { ApiKeyId = through?.KeyId, IsRelayed = through is { } key && key.OwnerId != found.Id };
    }
}
