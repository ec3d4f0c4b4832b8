using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Data;
using Npgsql;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>Pools, their members, and whether these are there, as the database told it in one round trip.</summary>
internal sealed class PoolReading(
    IReadOnlyList<(Guid Id, string Key, string Name)> pools, IReadOnlyList<(Guid PoolId, PoolPlace Place)> places,
    IReadOnlyDictionary<Guid, Guid> managers, IReadOnlyList<(Rep Rep, bool IsAway, DateTimeOffset? Until)> people)
{
    public const string Pools = "select id, key, name from pools where id = any($1) order by id";

    /// <summary>In the order of ids: whoever needs several pools waits in the same order as everybody else.</summary>
    public const string LockPools = $"{Pools} for no key update";

    private const string Inactive = "not active";
    private const string DayOff = "off today";

    /// <param name="pools"><see cref="Pools"/> or <see cref="LockPools"/>.</param>
    /// <param name="today">The beginning of the hub's day.</param>
    public static void Ask(SqlBatch batch, string pools, RoutingNeeds needs, DateTimeOffset now, DateTimeOffset today)
    {
        batch.Add(pools).With(needs.Pools);
        batch.Add(
            """
            select pool_id, person_id, weight, value, away_since, most_open, most_per_day, languages, territories
            from pool_members
            where pool_id = any($1)
            """).With(needs.Pools);
        batch.Add(
            """
            select distinct on (m.pool_id) m.pool_id, t.manager_id
            from pool_members m
            join people p on p.id = m.person_id
            join teams t on t.id = p.team_id and t.manager_id is not null
            where $2 and m.pool_id = any($1)
            group by m.pool_id, t.id, t.manager_id
            order by m.pool_id, count(*) desc, t.id
            """).With(needs.Pools).With(needs.Managers);
        // What somebody has to do is counted only where it matters.
        batch.Add(
            """
            select p.id, p.name, p.team_id, p.is_active and p.roles && array['SalesRep', 'SalesManager'], absence.id is not null, absence.ends_at,
                   case when counts.open then (
                       select count(*)::int from handoffs where rep_id = p.id and state in ('Assigned', 'Accepted', 'Working')) end,
                   case when counts.today then (
                       select count(*)::int from handoffs where rep_id = p.id and assigned_at >= $5) end
            from people p
            cross join lateral (
                select coalesce(bool_or(most_open is not null), false) as open, coalesce(bool_or(most_per_day is not null), false) as today
                from pool_members
                where person_id = p.id and pool_id = any($1)) counts
            left join lateral (
                select id, ends_at
                from absences
                where person_id = p.id and starts_at <= $4 and (ends_at is null or ends_at > $4)
                order by ends_at desc nulls first
                limit 1) absence on true
            where p.id = any($2)
               or p.id in (select person_id from pool_members where pool_id = any($1))
               or $3 and p.id in (
                   select t.manager_id
                   from pool_members m
                   join people member on member.id = m.person_id
                   join teams t on t.id = member.team_id
                   where m.pool_id = any($1))
            """).With(needs.Pools).With(needs.People).With(needs.Managers).With(now).With(today);
    }

    public static async Task<PoolReading> ReadAsync(NpgsqlDataReader reader, CancellationToken ct)
    {
        var pools = await reader.RowsAsync(row => (row.GetGuid(0), row.GetString(1), row.GetString(2)), ct);
        var places = await reader.RowsAsync(Place, ct);
        var managers = await reader.RowsAsync(row => (Pool: row.GetGuid(0), Manager: row.GetGuid(1)), ct);
        return new(pools, places, managers.ToDictionary(m => m.Pool, m => m.Manager), await reader.RowsAsync(Person, ct));
    }

    /// <summary>Who of them gets leads now.</summary>
    public PoolsAtHand At(RoutingMoment moment)
    {
        var reps = people.Select(p => p.Rep with { Absence = Absence(p, moment) }).ToDictionary(r => r.Id);
        return new([.. pools.Select(AtHand)], reps);

        PoolAtHand AtHand((Guid Id, string Key, string Name) pool) =>
            new(pool.Id, pool.Key, pool.Name, new PoolTurns(places.Where(p => p.PoolId == pool.Id).Select(p => Known(p.Place, reps)), moment.Now))
            {
                ManagerId = managers.TryGetValue(pool.Id, out var manager) ? manager : null,
            };
    }

    private static (Guid PoolId, PoolPlace Place) Place(NpgsqlDataReader row) =>
        (row.GetGuid(0), new(new(row.GetGuid(1), "", row.GetDecimal(2), row.GetDecimal(3)), row.InstantOrNull(4))
        {
            Capacity = new(row.ValueOrNull<int>(5), row.ValueOrNull<int>(6)),
            Reach = new(row.GetFieldValue<string[]>(7), row.GetFieldValue<string[]>(8)),
        });

    private static (Rep Rep, bool IsAway, DateTimeOffset? Until) Person(NpgsqlDataReader row)
    {
        var rep = new Rep(row.GetGuid(0), row.GetString(1), row.Id(2))
        {
            IsActive = row.GetBoolean(3), Load = new(row.ValueOrNull<int>(6) ?? 0, row.ValueOrNull<int>(7) ?? 0),
        };
        return (rep, row.GetBoolean(4), row.InstantOrNull(5));
    }

    private static string? Absence((Rep Rep, bool IsAway, DateTimeOffset? Until) person, RoutingMoment moment)
    {
        if (!person.Rep.IsActive) return Inactive;
        if (person.IsAway) return Domain.Handoffs.Absence.Why(person.Until);

        return moment.Hours.OfPerson(new(person.Rep.Id, person.Rep.TeamId)).Calendar.IsDayOff(moment.Now) ? DayOff : null;
    }

    private static PoolPlace Known(PoolPlace place, Dictionary<Guid, Rep> reps)
    {
        var rep = reps[place.Member.PersonId];
        return place with { Load = rep.Load, Member = place.Member with { Name = rep.Name, Absence = rep.Absence } };
    }
}
