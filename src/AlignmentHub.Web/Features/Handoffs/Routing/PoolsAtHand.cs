using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Data;
using Npgsql;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>A rep as routing knows them.</summary>
internal sealed record Rep(Guid Id, string Name, Guid? TeamId, bool IsAvailable);

/// <summary>A pool whose rotation this act holds until it commits.</summary>
internal sealed record PoolAtHand(Guid Id, string Key, string Name, PoolTurns Turns);

/// <summary>The pools that leads are given out of, locked, and the reps who may be in question.</summary>
internal sealed class PoolsAtHand(IReadOnlyList<PoolAtHand> pools, IReadOnlyDictionary<Guid, Rep> reps)
{
    private const string Inactive = "not active";

    public PoolAtHand? Pool(Guid? id) => pools.FirstOrDefault(p => p.Id == id);

    public Rep? Find(Guid? id) => id is { } person ? reps.GetValueOrDefault(person) : null;

    public IReadOnlyList<(Guid PoolId, PoolPlace Place)> Changed => [.. pools.SelectMany(p => p.Turns.Changed.Select(place => (p.Id, place)))];

    /// <summary>Locks in the order of ids: whoever needs several pools waits in the same order as everybody else.</summary>
    public static async Task<PoolsAtHand> LockAsync(HubDb db, Guid[] poolIds, Guid[] personIds, DateTimeOffset now, CancellationToken ct)
    {
        await using var batch = new SqlBatch(db);
        batch.Add("select id, key, name from pools where id = any($1) order by id for no key update").With(poolIds);
        batch.Add("select pool_id, person_id, weight, value, away_since from pool_members where pool_id = any($1)").With(poolIds);
        batch.Add(
            """
            select id, name, team_id, is_active and roles && array['SalesRep', 'SalesManager']
            from people
            where id = any($2) or id in (select person_id from pool_members where pool_id = any($1))
            """).With(poolIds).With(personIds);
        await using var reader = await batch.ReadAsync(ct);
        var pools = await reader.RowsAsync(row => (Id: row.GetGuid(0), Key: row.GetString(1), Name: row.GetString(2)), ct);
        var places = await reader.RowsAsync(Place, ct);
        var reps = (await reader.RowsAsync(row => new Rep(row.GetGuid(0), row.GetString(1), row.Id(2), row.GetBoolean(3)), ct)).ToDictionary(r => r.Id);
        return new(
            [.. pools.Select(p => new PoolAtHand(p.Id, p.Key, p.Name, new PoolTurns(places.Where(m => m.PoolId == p.Id).Select(m => Known(m.Place, reps)), now)))],
            reps);
    }

    private static (Guid PoolId, PoolPlace Place) Place(NpgsqlDataReader row) =>
        (row.GetGuid(0), new(new(row.GetGuid(1), "", row.GetDecimal(2), row.GetDecimal(3)), row.InstantOrNull(4)));

    private static PoolPlace Known(PoolPlace place, Dictionary<Guid, Rep> reps)
    {
        var rep = reps[place.Member.PersonId];
        return place with { Member = place.Member with { Name = rep.Name, Absence = rep.IsAvailable ? null : Inactive } };
    }
}
