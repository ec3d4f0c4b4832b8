namespace AlignmentHub.Domain.Sla;

/// <summary>Why a clock stopped.</summary>
public enum ClockEnd { Done, Cancelled, Reassigned }

/// <summary>What happened on a hand-off, as far as it stops one of its clocks (semantics.md 4.1 and 4.4).</summary>
public sealed record ClockFacts
{
    /// <summary>When the next clock of the same kind started: somebody else got the lead.</summary>
    public DateTimeOffset? RestartedAt { get; init; }

    /// <summary>When a rep got the lead for the first time.</summary>
    public DateTimeOffset? AssignedAt { get; init; }

    /// <summary>When it was accepted or rejected.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>When the outreach that the clock waits for was entered, whatever time was given for it.</summary>
    public DateTimeOffset? TouchedAt { get; init; }

    /// <summary>When it was qualified, disqualified or recycled.</summary>
    public DateTimeOffset? ConcludedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When its clocks were stopped, and went on.</summary>
    public IReadOnlyList<Pause> Pauses { get; init; } = [];

    /// <summary>Since when they stand still now.</summary>
    public DateTimeOffset? PausedSince { get; init; }

    /// <summary>How and when a clock of this kind stopped; absent while it runs.</summary>
    public (ClockEnd End, DateTimeOffset At)? EndOf(ClockKind kind)
    {
        if (RestartedAt is { } restart) return (ClockEnd.Reassigned, restart);
        if (DoneAt(kind) is { } done) return (ClockEnd.Done, done);

        return EndedAt is { } end ? (ClockEnd.Cancelled, end) : null;
    }

    private DateTimeOffset? DoneAt(ClockKind kind) => kind switch
    {
        ClockKind.Routing => AssignedAt,
        ClockKind.Decision => DecidedAt,
        ClockKind.FirstTouch or ClockKind.Attempts => TouchedAt,
        ClockKind.Outcome => ConcludedAt,
    };
}
