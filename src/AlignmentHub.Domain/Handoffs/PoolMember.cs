namespace AlignmentHub.Domain.Handoffs;

/// <summary>One rep's place in the rotation of a pool (semantics.md 5.4).</summary>
public sealed class PoolMember
{
    private PoolMember() { } // EF Core

    public Guid PoolId { get; private init; }

    public Guid PersonId { get; private init; }

    /// <summary>The share of leads against the other members; above 0.</summary>
    public decimal Weight { get; private set; }

    /// <summary>The lowest is next; grows by 1 / weight with every lead.</summary>
    public decimal Value { get; private set; }

    /// <summary>Set while skipped, so that a return can be told from presence and catches nothing up.</summary>
    public DateTimeOffset? AwaySince { get; private set; }

    /// <summary>See <see cref="Capacity"/>.</summary>
    public int? MostOpen { get; private set; }

    /// <summary>See <see cref="Capacity"/>.</summary>
    public int? MostPerDay { get; private set; }

    /// <summary>See <see cref="Reach"/>.</summary>
    public string[] Languages { get; private set; } = [];

    /// <summary>See <see cref="Reach"/>.</summary>
    public string[] Territories { get; private set; } = [];

    public static PoolMember Join(Guid poolId, Guid personId, decimal weight, decimal value) =>
        new() { PoolId = poolId, PersonId = personId, Weight = weight, Value = value };

    public void Reweigh(decimal weight) => Weight = weight;

    public void Limit(Capacity capacity, Reach reach) =>
        (MostOpen, MostPerDay, Languages, Territories) = (capacity.Open, capacity.PerDay, [.. reach.Languages], [.. reach.Territories]);
}
