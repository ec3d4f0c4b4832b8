using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Admin.Pools;

public sealed record PoolTerms(string Name, IReadOnlyList<PoolMemberTerms> Members);

/// <param name="User">E-mail address.</param>
/// <param name="MostOpen">Leads that they have at once; absent: as many as come.</param>
/// <param name="MostPerDay">Leads that they get in a day of the hub; absent: as many as come.</param>
/// <param name="Languages">Tags such as <c>de</c>; absent or none: every language.</param>
/// <param name="Territories">Countries as leads write them; absent or none: everywhere.</param>
public sealed record PoolMemberTerms(
    string User, decimal Weight = 1, int? MostOpen = null, int? MostPerDay = null, IReadOnlyList<string>? Languages = null, IReadOnlyList<string>? Territories = null);

/// <summary>Makes a pool, or changes who shares its leads and how. Who joins begins as <see cref="Rotation.Join"/> says; who stays keeps their turn.</summary>
public sealed class SetPool(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    public async Task<Outcome<Saved<PoolSheet>>> RunAsync(string key, PoolTerms terms, int? seen, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.Administer).Refusal is { } forbidden) return forbidden;
        if (ResourceKey.Check(key).Refusal is { } unusable) return unusable;
        if (ResourceKey.CheckName(terms.Name).Refusal is { } nameless) return nameless;

        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Leads are given out under the same lock, so no turn is lost.
        var pool = await db.Set<Pool>().FromSql($"select * from pools where key = {key} for update").SingleOrDefaultAsync(ct);
        var before = await PoolQueries.FindAsync(db, key, now, ct);
        if (pool is not null && Versions.Check(seen, pool.Version).Refusal is { } stale) return stale;

        var wanted = await PoolMembership.ReadAsync(db, terms.Members, ct);
        if (wanted.Value is not { } members) return wanted.Refusal!;

        pool ??= db.Add(Pool.Create(key, "", now)).Entity;
        pool.Rename(terms.Name.Trim());
        await members.ApplyAsync(db, pool.Id, ct);
        // A change of its members is a change of the pool, also where its name stays.
        if (before is not null) db.Entry(pool).State = EntityState.Modified;
        if ((await db.TrySaveAsync(ct)).Refusal is { } lost) return lost;

        var after = (await PoolQueries.FindAsync(db, key, now, ct))!;
        db.Audit(by, before is null ? "pool.created" : "pool.changed", $"pool/{pool.Id}", now, before, after);
        await db.SaveChangesAsync(ct);
        await db.AnnounceAsync([$"pool/{pool.Id}"], ct);
        await transaction.CommitAsync(ct);
        return new Saved<PoolSheet>(after, before is null);
    }
}
