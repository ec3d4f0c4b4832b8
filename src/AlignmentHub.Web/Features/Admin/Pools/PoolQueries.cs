using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Pools;

/// <summary>A pool as administrators see and set it.</summary>
public sealed record PoolSheet(Guid Id, string Key, string Name, IReadOnlyList<PoolMemberSheet> Members, int Version) : ISheet;

/// <param name="User">E-mail address.</param>
/// <param name="Weight">The share of leads against the other members.</param>
/// <param name="Away">Whether they said that they are away now.</param>
public sealed record PoolMemberSheet(
    string User, string Name, decimal Weight, bool Active, int? MostOpen, int? MostPerDay, IReadOnlyList<string> Languages,
    IReadOnlyList<string> Territories, bool Away);

public sealed class PoolQueries(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<IReadOnlyList<PoolSheet>> ListAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Sheets(db, db.Set<Pool>().OrderBy(p => p.Name).ThenBy(p => p.Id), clock.GetUtcNow()).ToListAsync(ct);
    }

    public async Task<PoolSheet?> FindAsync(string key, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await FindAsync(db, key, clock.GetUtcNow(), ct);
    }

    internal static Task<PoolSheet?> FindAsync(HubDb db, string key, DateTimeOffset now, CancellationToken ct) =>
        Sheets(db, db.Set<Pool>().Where(p => p.Key == key), now).SingleOrDefaultAsync(ct);

    private static IQueryable<PoolSheet> Sheets(HubDb db, IQueryable<Pool> pools, DateTimeOffset now) => pools.Select(pool => new PoolSheet(
        pool.Id, pool.Key, pool.Name,
        db.Set<PoolMember>()
            .Where(m => m.PoolId == pool.Id)
            .Join(db.Users, m => m.PersonId, p => p.Id, (m, p) => new { m, p })
            .OrderBy(row => row.p.Name).ThenBy(row => row.p.Id)
            .Select(row => new PoolMemberSheet(row.p.Email!, row.p.Name, row.m.Weight, row.p.IsActive, row.m.MostOpen, row.m.MostPerDay, row.m.Languages, row.m.Territories,
                db.Set<Absence>().Any(a => a.PersonId == row.p.Id && a.StartsAt <= now && (a.EndsAt == null || a.EndsAt > now))))
            .ToList(),
        pool.Version));
}
