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
    public Guid PolicyVersionId { get; private set; }
    public Guid CalendarVersionId { get; private set; }
    public DateTimeOffset StartedAt { get; private init; }
    /// <summary>Business minutes.</summary>
    public int TargetMinutes { get; private set; }
    /// <summary>Which outreach of the hand-off keeps the promise, where one does.</summary>
    public int Outreach { get; private init; }
    /// <summary>Absent when the calendar has no working time to be due in. While paused: as it was before.</summary>
    public DateTimeOffset? DueAt { get; private set; }
    /// <summary>From here on it is shown as at risk: so much of the target is used (semantics.md 4.7).</summary>
    public DateTimeOffset? AtRiskAt { get; private set; }
    /// <summary>The shares of the target at which somebody hears of it, in percent.</summary>
    public int[] Steps { get; private set; } = [];
    /// <summary>When each step is reached, as far as they ever are.</summary>
    public DateTimeOffset[] StepAt { get; private set; } = [];
    /// <summary>How many of them were dealt with; each is once.</summary>
    public int StepsPassed { get; private set; }
    /// <summary>What the last step wants done with the lead, until it is done.</summary>
    public EscalationDeed? ToDo { get; private set; }
    /// <summary>After this instant the sweep has something to do with it.</summary>
    public DateTimeOffset? LookAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public ClockState State { get; private set; }
    /// <summary>The due instant that passed, however late somebody looked.</summary>
    public DateTimeOffset? BreachedAt { get; private set; }

    public bool IsOpen => EndedAt is null;

    public static SlaClock Start(ClockKind kind, Guid handoffId, ClockOwner owner, ClockTerms terms, BusinessCalendar calendar, DateTimeOffset now)
    {
        var clock = new SlaClock
        {
            Id = Guid.CreateVersion7(now), HandoffId = handoffId, Kind = kind, Side = SideOf(kind), RepId = owner.RepId, TeamId = owner.TeamId,
            PolicyId = terms.PolicyId, PolicyVersionId = terms.PolicyVersionId, CalendarVersionId = terms.CalendarVersionId, TargetMinutes = terms.TargetMinutes,
            Outreach = terms.Outreach, Steps = [.. terms.Steps], StartedAt = now, State = ClockState.Running,
        };
        clock.Schedule(calendar, []);
        return clock;
    }

    /// <summary>What was promised is done. Says whether this changed anything.</summary>
    /// <param name="at">The server's instant of the act, never a back-dated one: that would turn a miss into a hit (semantics.md 4.10).</param>
    public bool Meet(DateTimeOffset at)
    {
        if (!IsOpen) return false;

        Breach(at);
        return Stop(State == ClockState.Breached ? ClockState.MetLate : ClockState.Met, at);
    }

    /// <summary>Marks the missed promise once, however often and however late somebody looks. Says whether this was the time.</summary>
    public bool Breach(DateTimeOffset now)
    {
        if (State != ClockState.Running || DueAt is not { } due || now <= due) return false;

        (State, BreachedAt) = (ClockState.Breached, due);
        Watch();
        return true;
    }

    /// <summary>What was promised is no longer wanted. A promise missed by then stays missed.</summary>
    public bool Cancel(DateTimeOffset at) => Abandon(ClockState.Cancelled, at);

    /// <summary>Somebody else goes on with a clock of their own. A promise missed by then stays missed.</summary>
    public bool Reassign(DateTimeOffset at) => Abandon(ClockState.Reassigned, at);

    /// <summary>It stands still from now on; after its due instant that changes nothing (semantics.md 4.3).</summary>
    public bool Pause(DateTimeOffset at)
    {
        if (State != ClockState.Running || at > DueAt) return false;

        State = ClockState.Paused;
        Watch();
        return true;
    }

    /// <summary>It goes on; when it is due follows from all intervals in which it stood still.</summary>
    public bool Resume(BusinessCalendar calendar, IReadOnlyCollection<Pause> pauses)
    {
        if (State != ClockState.Paused) return false;

        State = ClockState.Running;
        Schedule(calendar, pauses);
        return true;
    }

    /// <summary>Puts a promise that can still be kept under other terms; steps that these would have passed by now are passed.</summary>
    public bool Renew(ClockTerms terms, BusinessCalendar calendar, IReadOnlyCollection<Pause> pauses, DateTimeOffset now)
    {
        if (State is not (ClockState.Running or ClockState.Paused) || (State == ClockState.Running && now > DueAt)) return false;

        (PolicyVersionId, CalendarVersionId, TargetMinutes, Steps) = (terms.PolicyVersionId, terms.CalendarVersionId, terms.TargetMinutes, [.. terms.Steps]);
        Schedule(calendar, pauses);
        StepsPassed = StepAt.Count(at => at < now);
        Watch();
        return true;
    }

    /// <summary>What its last step wanted is done, or nobody wants it any more.</summary>
    public void Escalated() => ToDo = null;

    /// <summary>
    /// Works the clock out again from what happened, and says whether anything on it was otherwise. A breach that nobody was told of yet is
    /// left to the sweep, which tells.
    /// </summary>
    public bool Replay(ClockFacts facts, BusinessCalendar calendar, DateTimeOffset now)
    {
        var before = Reading;
        var end = facts.EndOf(Kind);
        (State, EndedAt, BreachedAt) = (ClockState.Running, null, null);
        Schedule(calendar, [.. facts.Pauses.Where(pause => end is null || pause.From < end.Value.At)]);
        if (end is var (how, at)) End(how, at);
        else if (facts.PausedSince is not { } since || !Pause(since)) BreachAgain(before.State, now);
        return before != Reading;
    }

    private (DateTimeOffset? Due, DateTimeOffset? AtRisk, string Steps, ClockState State, DateTimeOffset? Ended, DateTimeOffset? Breached, DateTimeOffset? Look) Reading =>
        (DueAt, AtRiskAt, string.Join(' ', StepAt.Select(at => at.UtcTicks)), State, EndedAt, BreachedAt, LookAt);

    private void BreachAgain(ClockState before, DateTimeOffset now)
    {
        if (before == ClockState.Breached) Breach(now);
    }

    private void Schedule(BusinessCalendar calendar, IReadOnlyCollection<Pause> pauses)
    {
        var target = TimeSpan.FromMinutes(TargetMinutes);
        DueAt = calendar.Due(StartedAt, target, pauses);
        // A pause that began after the due instant moves no later step either.
        List<Pause> counted = [.. pauses.Where(pause => pause.From <= (DueAt ?? DateTimeOffset.MaxValue))];
        AtRiskAt = calendar.Due(StartedAt, target * SlaReading.AtRiskShare, counted);
        StepAt = [.. Steps.Select(percent => calendar.Due(StartedAt, target * percent / 100, counted)).OfType<DateTimeOffset>()];
        Watch();
    }

    private void Watch()
    {
        DateTimeOffset?[] instants = [StepsPassed < StepAt.Length ? StepAt[StepsPassed] : null, State == ClockState.Running ? DueAt : null];
        LookAt = IsOpen && State != ClockState.Paused ? instants.Min() : null;
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
        return Stop(State == ClockState.Breached ? ClockState.Breached : state, at);
    }

    private bool Stop(ClockState state, DateTimeOffset at)
    {
        (State, EndedAt, ToDo) = (state, at, null);
        Watch();
        return true;
    }

    private static PromiseSide SideOf(ClockKind kind) => kind switch
    {
        ClockKind.Routing => PromiseSide.Operations,
        ClockKind.Decision or ClockKind.FirstTouch or ClockKind.Attempts or ClockKind.Outcome => PromiseSide.Sales,
    };
}
