using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Domain.Tests.Handoffs;

namespace AlignmentHub.Domain.Tests.Sla;

internal enum ClockAct { Assign, Accept, Reject, Reach, Reassign, Pause, Resume, Qualify, Withdraw, Sweep }

/// <summary>A hand-off whose clocks are moved by events, with a record of what happened beside it.</summary>
internal sealed class ClockStory
{
    private static readonly RejectionReason Reason = RejectionReason.Starters()[0];

    private readonly Handoff _handoff = GivenHandoff.Opened();
    private readonly List<SlaClock> _clocks = [];
    private readonly List<HandoffPause> _pauses = [];
    private readonly List<DateTimeOffset> _outreaches = [];
    private readonly Guid[] _reps = [Guid.NewGuid(), Guid.NewGuid()];
    private DateTimeOffset _now = GivenClock.At("Fri 15:00");

    public ClockStory() => Start(ClockKind.Routing);

    public IReadOnlyList<SlaClock> Clocks => _clocks;

    private IEnumerable<SlaClock> Open => _clocks.Where(clock => clock.IsOpen).ToList();

    public void Do(ClockAct act, int minutesLater)
    {
        _now = _now.AddMinutes(minutesLater);
        if (act is not (ClockAct.Pause or ClockAct.Sweep)) GoOn();
        switch (act)
        {
            case ClockAct.Assign when _handoff.Assign(_reps[0], new RoutingDecision(null, null, "{}"), null, _now).IsDone: Meet(ClockKind.Routing); Start(ClockKind.Decision); break;
            case ClockAct.Accept when _handoff.Accept(_reps[0], _now).IsDone: Meet(ClockKind.Decision); Start(ClockKind.FirstTouch, ClockKind.Attempts, ClockKind.Outcome); break;
            case ClockAct.Reject when _handoff.Reject(Reason, null, _reps[0], _now).IsDone: Meet(ClockKind.Decision); Cancel(); break;
            case ClockAct.Reach when _handoff.LogOutreach(_now).IsDone: Reach(); break;
            case ClockAct.Reassign when _handoff.Reassign(_reps.First(rep => rep != _handoff.RepId), null, _now).IsDone: Restart(); break;
            case ClockAct.Pause when _handoff.Pause(_now).IsDone: Pause(); break;
            case ClockAct.Qualify when _handoff.Qualify(null, null, _reps[0], _now).IsDone: Meet(ClockKind.Outcome); Cancel(); break;
            case ClockAct.Withdraw when _handoff.Withdraw("Not wanted", null, _now).IsDone: Cancel(); break;
            case ClockAct.Sweep: Sweep(); break;
        }
    }

    /// <summary>The clocks that come out otherwise when they are worked out again from the record.</summary>
    public IReadOnlyList<SlaClock> Differing()
    {
        Sweep();
        return [.. _clocks.Where((clock, index) => clock.Replay(FactsOf(clock, index), GivenClock.Calendar, _now))];
    }

    private ClockFacts FactsOf(SlaClock clock, int index) => new()
    {
        RestartedAt = _clocks.Skip(index + 1).FirstOrDefault(next => next.Kind == clock.Kind)?.StartedAt,
        AssignedAt = _clocks.Where(c => c.Kind == ClockKind.Decision).Select(c => (DateTimeOffset?)c.StartedAt).Min(),
        DecidedAt = _handoff.DecidedAt,
        TouchedAt = _outreaches.Count >= clock.Outreach ? _outreaches[clock.Outreach - 1] : null,
        ConcludedAt = _handoff.State == HandoffState.Qualified ? _handoff.EndedAt : null,
        EndedAt = _handoff.EndedAt,
        Pauses = [.. _pauses.Where(p => p.EndedAt is not null).Select(p => p.Time)],
        PausedSince = _handoff.PausedAt,
    };

    private void Start(params ClockKind[] kinds)
    {
        foreach (var kind in kinds)
        {
            var terms = new ClockTerms(Guid.Empty, Guid.Empty, 240) { Steps = [75, 100, 150], Outreach = kind == ClockKind.Attempts ? _outreaches.Count + 2 : 1 };
            _clocks.Add(SlaClock.Start(kind, _handoff.Id, new ClockOwner(_handoff.RepId, null), terms, GivenClock.Calendar, _now));
        }
    }

    private void Meet(ClockKind kind)
    {
        foreach (var clock in Open.Where(clock => clock.Kind == kind)) clock.Meet(_now);
    }

    private void Cancel()
    {
        foreach (var clock in Open) clock.Cancel(_now);
    }

    private void Reach()
    {
        _outreaches.Add(_now);
        Meet(ClockKind.FirstTouch);
        foreach (var clock in Open.Where(clock => clock.Kind == ClockKind.Attempts && clock.Outreach <= _outreaches.Count)) clock.Meet(_now);
    }

    private void Restart()
    {
        foreach (var clock in Open)
        {
            clock.Reassign(_now);
            Start(clock.Kind);
        }
    }

    private void Pause()
    {
        _pauses.Add(HandoffPause.Begin(_handoff.Id, PauseCause.WaitingForLead, null, _now));
        foreach (var clock in Open) clock.Pause(_now);
    }

    private void GoOn()
    {
        if (!_handoff.Resume(null).IsDone) return;

        _pauses[^1].End(null, _now);
        foreach (var clock in Open) clock.Resume(GivenClock.Calendar, [.. _pauses.Select(p => p.Time)]);
    }

    private void Sweep()
    {
        foreach (var clock in Open) clock.Breach(_now);
    }
}
