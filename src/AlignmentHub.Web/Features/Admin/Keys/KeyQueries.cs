using System.Text.Json.Serialization;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Keys;

/// <summary>An API key as administrators see it.</summary>
public sealed record KeySheet(
    Guid Id, string Name, string Prefix, IReadOnlyList<ApiScope> Scopes, string Owner, bool OwnerIsActive,
    DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? RevokedAt, DateTimeOffset? LastUsedAt)
{
    /// <summary>The secret itself, in the answer to its creation and never again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Key { get; init; }
}

public sealed class KeyQueries(IDbContextFactory<HubDb> databases)
{
    /// <summary>All of them, the newest first.</summary>
    public async Task<IReadOnlyList<KeySheet>> ListAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Sheets(db, db.Set<ApiKey>()).ToListAsync(ct);
    }

    public async Task<KeySheet?> FindAsync(Guid id, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Sheets(db, db.Set<ApiKey>().Where(key => key.Id == id)).SingleOrDefaultAsync(ct);
    }

    private static IQueryable<KeySheet> Sheets(HubDb db, IQueryable<ApiKey> keys) => keys
        .Join(db.Users, key => key.OwnerId, person => person.Id, (key, person) => new { key, person })
        .OrderByDescending(row => row.key.CreatedAt)
        .ThenByDescending(row => row.key.Id)
        .Select(row => new KeySheet(
            row.key.Id, row.key.Name, row.key.Prefix, row.key.Scopes, row.person.Email!, row.person.IsActive,
            row.key.CreatedAt, row.key.ExpiresAt, row.key.RevokedAt, row.key.LastUsedAt));
}
