using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Demo.Company;
using AlignmentHub.Web.Features.Demo.Stories;

namespace AlignmentHub.Web.Features.Demo.Sales;

/// <summary>Plays one hand-off by the rules of the domain, with its clocks.</summary>
internal sealed class PassPlay(DemoPass pass, Handoff handoff, DemoTerms terms)
{
    private SlaClock? _running;

    public Handoff Handoff => handoff;

    public List<SlaClock> Clocks { get; } = [];

    public List<Outreach> Outreaches { get; } = [];

    private DemoHours Hours => pass.Team.Hours;

    private Guid Rep => pass.Rep!.Person.Id;

    /// <summary>It is created, and nobody has it yet.</summary>
    public void Begin() => Start(ClockKind.Routing, terms.Promises.RoutingMinutes, terms.Office, new ClockOwner(null, null), pass.CreatedAt);

    public void Wait(RoutingDecision decision) => handoff.Queue(decision).MustBeDone();

    public void Assign(RoutingDecision decision)
    {
        handoff.Assign(Rep, decision, Expiry(pass.CreatedAt), pass.CreatedAt).MustBeDone();
        Met(pass.CreatedAt);
        StartDecision(pass.CreatedAt);
    }

    public void Take(DateTimeOffset at)
    {
        handoff.Take(Rep, Expiry(at), at).MustBeDone();
        Met(at);
        StartDecision(at);
    }

    /// <summary>Somebody else has it from now on.</summary>
    public void Reassign(DateTimeOffset at)
    {
        handoff.Reassign(Rep, Expiry(at), at).MustBeDone();
        _running!.Reassign(at);
        StartDecision(at);
    }

    /// <summary>Everything that follows once it is known who decides.</summary>
    public void Finish()
    {
        if (pass.DecidedAt is { } decided) Decide(decided);
        foreach (var outreach in pass.Outreaches) Log(outreach);
        if (pass.EndedAt is not { } ended) return;

        End(ended).MustBeDone();
        if (_running is { IsOpen: true } open) open.Cancel(ended);
    }

    private void Decide(DateTimeOffset at)
    {
        Met(at);
        if (pass.State == HandoffState.Rejected) return;

        handoff.Accept(Rep, at).MustBeDone();
        Start(ClockKind.FirstTouch, terms.Promises.FirstTouchMinutes, Hours, new ClockOwner(Rep, pass.Team.Row.Id), at);
    }

    private void Log(DemoOutreach said)
    {
        var report = new OutreachReport(said.Kind, said.At, said.IsBackdated ? "Was on the road and had no signal." : null, said.Note);
        var logged = report.On(handoff, Rep, said.RecordedAt);
        Outreaches.Add(logged.Value ?? throw new InvalidOperationException($"The demo broke a rule. {logged.Refusal!.Reason}"));
        Met(said.RecordedAt);
    }

    private Domain.Outcome End(DateTimeOffset at) => pass.State switch
    {
        HandoffState.Rejected => handoff.Reject(pass.Reason!, pass.Comment, Rep, at),
        HandoffState.Qualified => handoff.Qualify(SqlWords.Answers(pass).ToJson(), null, Rep, at),
        HandoffState.Disqualified => handoff.Disqualify(pass.Comment!, Rep, at),
        HandoffState.Recycled => handoff.Recycle(pass.RecycleUntil!.Value, pass.Comment!, Rep, at),
        HandoffState.Expired => handoff.Expire(at.AddSeconds(1)),
        HandoffState.Withdrawn => handoff.Withdraw(pass.Comment!, by: null, at),
        HandoffState.Queued or HandoffState.Assigned or HandoffState.Accepted or HandoffState.Working => new Domain.Refusal("It is still open."),
    };

    private void StartDecision(DateTimeOffset at) =>
        Start(ClockKind.Decision, terms.Promises.DecisionMinutes, Hours, new ClockOwner(Rep, pass.Team.Row.Id), at);

    private void Start(ClockKind kind, int minutes, DemoHours hours, ClockOwner owner, DateTimeOffset at)
    {
        var promised = new ClockTerms(terms.Policy.Id, hours.Version.Id, minutes)
        {
            PolicyVersionId = terms.PolicyVersion.Id, Steps = [.. terms.Promises.Ladder.Select(step => step.At)],
        };
        _running = SlaClock.Start(kind, handoff.Id, owner, promised, hours.Business, at);
        Clocks.Add(_running);
    }

    private void Met(DateTimeOffset at) => _running!.Meet(at);

    private DateTimeOffset Expiry(DateTimeOffset at) => Hours.After(at, terms.Promises.ExpiryMinutes);
}
