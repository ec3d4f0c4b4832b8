using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>A rep as routing knows them.</summary>
/// <param name="Absence">Why they get no leads now; absent while they do.</param>
internal sealed record Rep(Guid Id, string Name, Guid? TeamId, string? Absence = null)
{
    public bool IsAvailable => Absence is null;

    /// <summary>Whether they still sell here at all, away or not.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>Known only of members of a pool that limits it.</summary>
    public Workload Load { get; init; } = new(0, 0);
}

/// <summary>A pool whose rotation this act holds until it commits.</summary>
internal sealed record PoolAtHand(Guid Id, string Key, string Name, PoolTurns Turns)
{
    /// <summary>Who manages the team that most members belong to; known only where a rule may fall back on them.</summary>
    public Guid? ManagerId { get; init; }
}

/// <summary>What routing asks of the database beyond the leads.</summary>
internal sealed record RoutingNeeds(Guid[] Pools, Guid[] People, bool Managers)
{
    /// <summary>Whether what was read for these serves the others too.</summary>
    public bool Cover(RoutingNeeds others) => (Managers || !others.Managers) && !others.Pools.Except(Pools).Any() && !others.People.Except(People).Any();
}

/// <summary>When it is: the instant, the beginning of the hub's day, and who works when.</summary>
internal sealed record RoutingMoment(DateTimeOffset Now, DateTimeOffset Today, TeamHours Hours);

/// <summary>The pools that leads are given out of, and the reps who may be in question.</summary>
internal sealed class PoolsAtHand(IReadOnlyList<PoolAtHand> pools, IReadOnlyDictionary<Guid, Rep> reps)
{
    public PoolAtHand? Pool(Guid? id) => pools.FirstOrDefault(p => p.Id == id);

    public Rep? Find(Guid? id) => id is { } person ? reps.GetValueOrDefault(person) : null;

    public IReadOnlyList<(Guid PoolId, PoolPlace Place)> Changed => [.. pools.SelectMany(p => p.Turns.Changed.Select(place => (p.Id, place)))];

    /// <summary>Holds the pools until the transaction ends.</summary>
    public static Task<PoolsAtHand> LockAsync(HubDb db, RoutingNeeds needs, RoutingMoment moment, CancellationToken ct) =>
        ReadAsync(db, needs, moment, PoolReading.LockPools, ct);

    /// <summary>Only looks, for questions that give nothing out.</summary>
    public static Task<PoolsAtHand> LookAsync(HubDb db, RoutingNeeds needs, RoutingMoment moment, CancellationToken ct) =>
        ReadAsync(db, needs, moment, PoolReading.Pools, ct);

    private static async Task<PoolsAtHand> ReadAsync(HubDb db, RoutingNeeds needs, RoutingMoment moment, string pools, CancellationToken ct)
    {
        await using var batch = new SqlBatch(db);
        PoolReading.Ask(batch, pools, needs, moment.Now, moment.Today);
        await using var reader = await batch.ReadAsync(ct);
        return (await PoolReading.ReadAsync(reader, ct)).At(moment);
    }
}
