using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Domain.Handoffs;

/// <summary>An interval in which the clocks of a hand-off stood still (semantics.md 4.3).</summary>
public sealed class HandoffPause
{
    private HandoffPause() { } // EF Core

    public Guid Id { get; private init; }

    public Guid HandoffId { get; private init; }

    public PauseCause Cause { get; private init; }

    public DateTimeOffset BeganAt { get; private init; }

    public Guid? BegunBy { get; private init; }

    /// <summary>Absent while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public Guid? EndedBy { get; private set; }

    /// <summary>The time that does not count; as long as it lasts there is no end to it.</summary>
    public Pause Time => new(BeganAt, EndedAt ?? DateTimeOffset.MaxValue);

    public static HandoffPause Begin(Guid handoffId, PauseCause cause, Guid? by, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), HandoffId = handoffId, Cause = cause, BeganAt = now, BegunBy = by };

    public void End(Guid? by, DateTimeOffset now) => (EndedAt, EndedBy) = (now, by);
}
