namespace AlignmentHub.Domain.Handoffs;

/// <summary>What becomes of a lead when nobody of the rule's pool is available, or nobody decided in time.</summary>
public enum RoutingFallback
{
    /// <summary>It waits in the pool for whoever takes it first.</summary>
    Queue,

    /// <summary>The manager of the team that most of the pool belong to gets it.</summary>
    Manager,

    /// <summary>The next rule that matches is tried.</summary>
    NextRule,
}

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

    public RoutingFallback Fallback { get; private set; }

    public int Version { get; private set; }

    public static RoutingRule Create(string key, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), Key = key };

    public void Set(string name, int position, string? condition, Guid poolId, bool ownerFirst, RoutingFallback fallback = RoutingFallback.Queue) =>
        (Name, Position, Condition, PoolId, OwnerFirst, Fallback) = (name, position, condition, poolId, ownerFirst, fallback);

    public void MoveTo(int position) => Position = position;
}
