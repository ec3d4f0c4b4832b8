using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Pools;

/// <summary>A pool as administrators see and set it.</summary>
public sealed record PoolSheet(Guid Id, string Key, string Name, IReadOnlyList<PoolMemberSheet> Members, int Version) : ISheet;

/// <param name="User">E-mail address.</param>
/// <param name="Weight">The share of leads against the other members.</param>
public sealed record PoolMemberSheet(string User, string Name, decimal Weight, bool Active);

public sealed class PoolQueries(IDbContextFactory<HubDb> databases)
{
    public async Task<IReadOnlyList<PoolSheet>> ListAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await Sheets(db, db.Set<Pool>().OrderBy(p => p.Name).ThenBy(p => p.Id)).ToListAsync(ct);
    }

    public async Task<PoolSheet?> FindAsync(string key, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await FindAsync(db, key, ct);
    }

    internal static Task<PoolSheet?> FindAsync(HubDb db, string key, CancellationToken ct) => Sheets(db, db.Set<Pool>().Where(p => p.Key == key)).SingleOrDefaultAsync(ct);

    private static IQueryable<PoolSheet> Sheets(HubDb db, IQueryable<Pool> pools) => pools.Select(pool => new PoolSheet(
        pool.Id, pool.Key, pool.Name,
        db.Set<PoolMember>()
            .Where(m => m.PoolId == pool.Id)
            .Join(db.Users, m => m.PersonId, p => p.Id, (m, p) => new { m, p })
            .OrderBy(row => row.p.Name).ThenBy(row => row.p.Id)
            .Select(row => new PoolMemberSheet(row.p.Email!, row.p.Name, row.m.Weight, row.p.IsActive))
            .ToList(),
        pool.Version));
}
