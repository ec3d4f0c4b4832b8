namespace AlignmentHub.Domain.Sla;

/// <summary>How fast each side promised to be. Numbers are copied onto each clock at its start (semantics.md 4.5).</summary>
public sealed class SlaPolicy
{
    private SlaPolicy() { } // EF Core

    public Guid Id { get; private init; }

    public string Key { get; private init; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Lower is tried first; the fallback is tried last.</summary>
    public int Priority { get; private set; }

    public bool IsFallback { get; private set; }

    /// <summary>Business minutes from hand-off to a rep.</summary>
    public int RoutingMinutes { get; private set; }

    /// <summary>Business minutes from assignment to acceptance or rejection.</summary>
    public int DecisionMinutes { get; private set; }

    /// <summary>Business minutes from acceptance to the first outreach.</summary>
    public int FirstTouchMinutes { get; private set; }

    /// <summary>Business minutes without a decision after which the hand-off expires.</summary>
    public int ExpiryMinutes { get; private set; }

    public int Version { get; private set; }

    public static SlaPolicy Create(string key, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), Key = key };

    /// <summary>Clocks that run keep the numbers they were started with.</summary>
    public Outcome Change(string name, int priority, PromisedMinutes minutes)
    {
        if (minutes.Check().Refusal is { } refusal) return refusal;

        (Name, Priority) = (name, priority);
        (RoutingMinutes, DecisionMinutes, FirstTouchMinutes, ExpiryMinutes) = minutes;
        return Outcome.Done;
    }

    /// <summary>15 minutes, 4 hours, 4 hours, 5 working days of 8 hours (semantics.md 4.5).</summary>
    public static SlaPolicy Starter(DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Key = "standard", Name = "Standard", Priority = 100, IsFallback = true,
        RoutingMinutes = 15, DecisionMinutes = 240, FirstTouchMinutes = 240, ExpiryMinutes = 5 * 8 * 60,
    };
}
