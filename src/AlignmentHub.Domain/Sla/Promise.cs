namespace AlignmentHub.Domain.Sla;

/// <summary>
/// What a side promised beside the clocks of hand-offs (semantics.md 4.9): an answer within so many business hours, something delivered by an agreed day, and the three of a month.
/// </summary>
public enum PromiseKind { Volume, Quality, Completeness, AnswerTime, Collateral }

/// <summary>
/// One answer or delivery that is owed, measured by the rules of <see cref="SlaClock"/>: done at or before the due instant is met, a miss is dated to the due instant and stays one.
/// </summary>
public sealed class Promise
{
    private Promise() { } // EF Core

    public Guid Id { get; private init; }
    public PromiseKind Kind { get; private init; }
    public PromiseSide Side { get; private init; }
    public Guid? PersonId { get; private init; }
    public Guid? TeamId { get; private init; }
    /// <summary>The hand-off that it is about, if it is about one.</summary>
    public Guid? HandoffId { get; private init; }
    /// <summary>The thread or the request that waits.</summary>
    public Guid SubjectId { get; private init; }
    public DateTimeOffset StartedAt { get; private init; }
    /// <summary>Absent when the calendar has no working time to be due in.</summary>
    public DateTimeOffset? DueAt { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }
    public ClockState State { get; private set; }
    public DateTimeOffset? BreachedAt { get; private set; }
    /// <summary>When the miss was told to those who owe; the state itself does not wait for that.</summary>
    public DateTimeOffset? ToldAt { get; private set; }

    public static Promise Answer(Guid threadId, Guid handoffId, PromiseOwner owner, TimeSpan target, BusinessCalendar calendar, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Kind = PromiseKind.AnswerTime, Side = owner.Side, PersonId = owner.PersonId, TeamId = owner.TeamId, HandoffId = handoffId, SubjectId = threadId,
        StartedAt = now, DueAt = calendar.Due(now, target), State = ClockState.Running,
    };

    /// <param name="due">The last instant of the agreed day.</param>
    public static Promise Deliver(Guid requestId, PromiseOwner owner, DateTimeOffset due, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Kind = PromiseKind.Collateral, Side = owner.Side, PersonId = owner.PersonId, TeamId = owner.TeamId, SubjectId = requestId,
        StartedAt = now, DueAt = due, State = ClockState.Running,
    };

    public void Meet(DateTimeOffset at) => End(ClockState.Met, ClockState.MetLate, at);

    /// <summary>What was promised is no longer wanted. A promise missed by then stays missed.</summary>
    public void Cancel(DateTimeOffset at) => End(ClockState.Cancelled, ClockState.Breached, at);

    /// <summary>Marks the miss once, however late somebody looks.</summary>
    public void Breach(DateTimeOffset now)
    {
        if (State == ClockState.Running && DueAt is { } due && now > due) (State, BreachedAt) = (ClockState.Breached, due);
    }

    private void End(ClockState inTime, ClockState late, DateTimeOffset at)
    {
        if (EndedAt is not null) return;

        Breach(at);
        (State, EndedAt) = (State == ClockState.Breached ? late : inTime, at);
    }
}

/// <summary>Who owes it; nobody in particular where a whole side does.</summary>
public sealed record PromiseOwner(PromiseSide Side, Guid? PersonId, Guid? TeamId);
