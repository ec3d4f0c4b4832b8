namespace AlignmentHub.Domain.Sla;

/// <summary>Measures one promise on one hand-off in business time (semantics.md 4). Done at or before the due instant is met.</summary>
public sealed class SlaClock
{
    private SlaClock() { } // EF Core

    public Guid Id { get; private init; }
    /// <summary>The order in which clocks were started; two of them may begin at the same instant.</summary>
    public long Number { get; private init; }
    public Guid HandoffId { get; private init; }
    public ClockKind Kind { get; private init; }
    public PromiseSide Side { get; private init; }
    public Guid? RepId { get; private init; }
    public Guid? TeamId { get; private init; }
    public Guid PolicyId { get; private init; }
    public Guid CalendarVersionId { get; private init; }
    public DateTimeOffset StartedAt { get; private init; }
    /// <summary>Business minutes.</summary>
    public int TargetMinutes { get; private init; }
    /// <summary>Absent when the calendar has no working time to be due in.</summary>
    public DateTimeOffset? DueAt { get; private set; }
    /// <summary>From here on the rep is warned: so much of the target is used (semantics.md 4.7).</summary>
    public DateTimeOffset? AtRiskAt { get; private set; }
    /// <summary>When the warning was dealt with: sent, or overtaken by the breach.</summary>
    public DateTimeOffset? WarnedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public ClockState State { get; private set; }
    /// <summary>The due instant that passed, however late somebody looked.</summary>
    public DateTimeOffset? BreachedAt { get; private set; }

    public bool IsOpen => EndedAt is null;

    public static SlaClock Start(ClockKind kind, Guid handoffId, ClockOwner owner, ClockTerms terms, BusinessCalendar calendar, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), HandoffId = handoffId, Kind = kind, Side = SideOf(kind), RepId = owner.RepId, TeamId = owner.TeamId,
        PolicyId = terms.PolicyId, CalendarVersionId = terms.CalendarVersionId, TargetMinutes = terms.TargetMinutes,
        StartedAt = now, DueAt = calendar.Due(now, TimeSpan.FromMinutes(terms.TargetMinutes)), State = ClockState.Running,
        AtRiskAt = calendar.Due(now, TimeSpan.FromMinutes(terms.TargetMinutes) * SlaReading.AtRiskShare),
    };

    /// <summary>What was promised is done. Says whether this changed anything.</summary>
    /// <param name="at">The server's instant of the act, never a back-dated one: that would turn a miss into a hit (semantics.md 4.10).</param>
    public bool Meet(DateTimeOffset at)
    {
        if (!IsOpen) return false;

        Breach(at);
        (State, EndedAt) = (State == ClockState.Breached ? ClockState.MetLate : ClockState.Met, at);
        return true;
    }

    /// <summary>Marks the missed promise once, however often and however late somebody looks. Says whether this was the time.</summary>
    public bool Breach(DateTimeOffset now)
    {
        if (State != ClockState.Running || DueAt is not { } due || now <= due) return false;

        (State, BreachedAt) = (ClockState.Breached, due);
        return true;
    }

    /// <summary>What was promised is no longer wanted. A promise missed by then stays missed.</summary>
    public bool Cancel(DateTimeOffset at) => Abandon(ClockState.Cancelled, at);

    /// <summary>Somebody else goes on with a clock of their own. A promise missed by then stays missed.</summary>
    public bool Reassign(DateTimeOffset at) => Abandon(ClockState.Reassigned, at);

    /// <summary>
    /// Works the clock out again from what happened, and says whether anything on it was otherwise. A breach that nobody was told of yet is
    /// left to the sweep, which tells.
    /// </summary>
    public bool Replay(ClockFacts facts, BusinessCalendar calendar, DateTimeOffset now)
    {
        var before = (DueAt, AtRiskAt, State, EndedAt, BreachedAt);
        var target = TimeSpan.FromMinutes(TargetMinutes);
        (DueAt, AtRiskAt) = (calendar.Due(StartedAt, target), calendar.Due(StartedAt, target * SlaReading.AtRiskShare));
        (State, EndedAt, BreachedAt) = (ClockState.Running, null, null);
        if (facts.EndOf(Kind) is var (end, at)) End(end, at);
        else if (before.State == ClockState.Breached) Breach(now);
        return before != (DueAt, AtRiskAt, State, EndedAt, BreachedAt);
    }

    private bool End(ClockEnd end, DateTimeOffset at) => end switch
    {
        ClockEnd.Done => Meet(at),
        ClockEnd.Cancelled => Cancel(at),
        ClockEnd.Reassigned => Reassign(at),
    };

    private bool Abandon(ClockState state, DateTimeOffset at)
    {
        if (!IsOpen) return false;

        Breach(at);
        (State, EndedAt) = (State == ClockState.Breached ? ClockState.Breached : state, at);
        return true;
    }

    private static PromiseSide SideOf(ClockKind kind) => kind switch
    {
        ClockKind.Routing => PromiseSide.Operations,
        ClockKind.Decision or ClockKind.FirstTouch or ClockKind.Attempts or ClockKind.Outcome => PromiseSide.Sales,
    };
}
