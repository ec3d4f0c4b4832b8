namespace AlignmentHub.Domain.Handoffs;

/// <summary>Which leads go to which pool; the first rule that matches wins (semantics.md 5.4).</summary>
public sealed class RoutingRule
{
    private RoutingRule() { } // EF Core

    public Guid Id { get; private init; }

    public string Key { get; private init; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Lower is tried first; unique.</summary>
    public int Position { get; private set; }

    /// <summary>A condition of definition-document.md as JSON; absent matches every lead.</summary>
    public string? Condition { get; private set; }

    public Guid PoolId { get; private set; }

    /// <summary>Whether the account's owner gets the lead before the pool does.</summary>
    public bool OwnerFirst { get; private set; }

    public int Version { get; private set; }

    public static RoutingRule Create(string key, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), Key = key };

    public void Set(string name, int position, string? condition, Guid poolId, bool ownerFirst) =>
        (Name, Position, Condition, PoolId, OwnerFirst) = (name, position, condition, poolId, ownerFirst);
}
