namespace AlignmentHub.Domain.Sla;

/// <summary>How fast each side promised to be. Each version is kept, so that a hand-off keeps the promises it was opened with (semantics.md 4.5).</summary>
public sealed class SlaPolicy : ILive
{
    private SlaPolicy() { } // EF Core

    public Guid Id { get; private init; }

    public string Key { get; private init; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Lower is tried first; the fallback is tried last.</summary>
    public int Priority { get; private set; }

    /// <summary>Whether it serves whatever no other does; exactly one does.</summary>
    public bool IsFallback { get; private init; }

    /// <summary>The version that serves new hand-offs.</summary>
    public Guid CurrentVersionId { get; private set; }

    public int Version { get; private set; }

    public string LiveTopic => $"policy/{Id}";

    public static SlaPolicy Create(string key, DateTimeOffset now) => new() { Id = Guid.CreateVersion7(now), Key = key };

    /// <summary>Hand-offs that are open keep the version they were opened with.</summary>
    public Outcome<PolicyVersion> Change(string name, int priority, int number, PolicyDocument document, Guid? by, DateTimeOffset now)
    {
        if (document.Check().Refusal is { } refusal) return refusal;
        if (IsFallback && document.When is not null) return Refusal.Field("when", "This policy serves whatever no other does, so it takes every lead.");

        var version = PolicyVersion.Create(Id, number, document, by, now);
        (Name, Priority, CurrentVersionId) = (name, priority, version.Id);
        return version;
    }

    /// <summary>The policy of a new hub.</summary>
    public static (SlaPolicy Policy, PolicyVersion Version) Starter(DateTimeOffset now)
    {
        var policy = new SlaPolicy { Id = Guid.CreateVersion7(now), Key = "standard", IsFallback = true };
        return (policy, policy.Change("Standard", 100, 1, PolicyDocument.Starter, by: null, now).Value!);
    }
}

/// <summary>The promises of a policy from one change to the next; never edited.</summary>
public sealed class PolicyVersion
{
    private PolicyVersion() { } // EF Core

    public Guid Id { get; private init; }

    public Guid PolicyId { get; private init; }

    public int Number { get; private init; }

    /// <summary>A <see cref="PolicyDocument"/> as JSON.</summary>
    public string Document { get; private init; } = "{}";

    public Guid? CreatedBy { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    internal static PolicyVersion Create(Guid policyId, int number, PolicyDocument document, Guid? by, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), PolicyId = policyId, Number = number, Document = document.ToJson(), CreatedBy = by, CreatedAt = now,
    };
}
