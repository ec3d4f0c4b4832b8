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
    /// <summary>The order in which promises were made; two of them may begin at the same instant.</summary>
    public long Number { get; private init; }
    public PromiseKind Kind { get; private init; }
    public PromiseSide Side { get; private init; }
    public Guid? PersonId { get; private init; }
    public Guid? TeamId { get; private init; }
    /// <summary>The hand-off that it is about, if it is about one.</summary>
    public Guid? HandoffId { get; private init; }
    /// <summary>The thread or the request that waits.</summary>
    public Guid SubjectId { get; private init; }
    /// <summary>Business hours for an answer, as they were promised when it was asked for; absent where a day was agreed on.</summary>
    public decimal? TargetHours { get; private init; }
    /// <summary>The hours in which an answer is due.</summary>
    public Guid? CalendarVersionId { get; private init; }
    public DateTimeOffset StartedAt { get; private init; }
    /// <summary>Absent when the calendar has no working time to be due in.</summary>
    public DateTimeOffset? DueAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public ClockState State { get; private set; }
    public DateTimeOffset? BreachedAt { get; private set; }
    /// <summary>When the miss was told to those who owe; the state itself does not wait for that.</summary>
    public DateTimeOffset? ToldAt { get; private set; }

    public static Promise Answer(Guid threadId, Guid handoffId, PromiseOwner owner, AnswerTerms terms, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Kind = PromiseKind.AnswerTime, Side = owner.Side, PersonId = owner.PersonId, TeamId = owner.TeamId, HandoffId = handoffId, SubjectId = threadId,
        TargetHours = terms.Hours, CalendarVersionId = terms.CalendarVersionId, StartedAt = now, DueAt = terms.Due(now), State = ClockState.Running,
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

    /// <summary>
    /// Works it out again from what happened, and says whether anything on it was otherwise. A miss that nobody was told of yet is left to the sweep,
    /// which tells.
    /// </summary>
    /// <param name="due">When it is due by what was promised.</param>
    public bool Replay(PromiseTurn turn, DateTimeOffset? due, DateTimeOffset now)
    {
        var before = Reading;
        (DueAt, State, EndedAt, BreachedAt) = (due, ClockState.Running, null, null);
        if (!(ToldAt > due)) ToldAt = null;
        if (turn.End is var (how, at)) End(how, at);
        else if (ToldAt is not null) Breach(now);
        return before != Reading;
    }

    private (DateTimeOffset? Due, ClockState State, DateTimeOffset? Ended, DateTimeOffset? Breached, DateTimeOffset? Told) Reading => (DueAt, State, EndedAt, BreachedAt, ToldAt);

    private void End(PromiseEnd how, DateTimeOffset at)
    {
        switch (how)
        {
            case PromiseEnd.Kept: Meet(at); break;
            case PromiseEnd.Dropped: Cancel(at); break;
        }
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

/// <summary>Within how many business hours an answer is promised, and whose.</summary>
public sealed record AnswerTerms(decimal Hours, Guid CalendarVersionId, BusinessCalendar Calendar)
{
    public DateTimeOffset? Due(DateTimeOffset asked) => Calendar.Due(asked, TimeSpan.FromHours((double)Hours));
}
