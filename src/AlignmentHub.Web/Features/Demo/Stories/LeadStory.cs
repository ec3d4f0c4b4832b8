using System.Runtime.InteropServices;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Demo.Company;

namespace AlignmentHub.Web.Features.Demo.Stories;

/// <summary>What a lead does and what becomes of it, told forwards in time and judged by the definition at every step, nights included.</summary>
internal sealed class LeadStory(DemoLead lead, LeadScorer scorer, DemoSpan span)
{
    private readonly List<ActivityFact> _facts = [];
    private LeadFacts _lead = lead.Values.ToFacts();
    private LastPass? _lastPass;
    private DateTimeOffset _toldUntil = lead.CreatedAt;
    private DateTimeOffset? _wakesAt;

    public DemoLead Lead { get; private set; } = lead;
    public QualificationState Qualification { get; private set; } = QualificationState.None;
    public LeadStage Stage { get; private set; } = LeadStage.Raw;
    public List<DemoTouch> Touches { get; } = [];
    public List<DemoTurn> Turns { get; } = [];
    public List<DemoPass> Passes { get; } = [];
    public List<DemoFieldChange> Changes { get; } = [];
    public DemoDeal? Deal { get; set; }

    /// <summary>The last instant told so far.</summary>
    public DateTimeOffset Latest { get; private set; } = lead.CreatedAt;

    /// <summary>Something happens, unless it would make the lead qualify: that is for the script to say.</summary>
    public bool Happens(DemoTouch touch) => Take(touch, isToQualify: false);

    /// <summary>Something happens if it makes the lead qualify.</summary>
    public bool Qualifies(DemoTouch touch)
    {
        if (!Take(touch, isToQualify: true)) return false;

        Turn(new DemoTurn(LeadStage.Mql, touch.At) { IsByDefinition = true });
        return true;
    }

    /// <summary>Something that changes nothing, at any time since the lead first did something.</summary>
    public void Hear(DemoTouch touch) => Touches.Insert(Touches.FindLastIndex(t => t.At <= touch.At) + 1, touch);

    /// <summary>Somebody mends a field of the lead, whereupon it qualifies again, unless its score has faded meanwhile.</summary>
    public bool QualifiesMended(DemoLead mended, DemoFieldChange change)
    {
        LiveUntil(change.ChangedAt);
        Change(mended, change);
        (Qualification, var qualifies) = Judge(change.ChangedAt, ScoringOccasion.Change);
        if (qualifies) Turn(new DemoTurn(LeadStage.Mql, change.ChangedAt) { IsByDefinition = true });
        return qualifies;
    }

    /// <summary>The lead no longer agrees to be contacted, which ends its qualification.</summary>
    public void TakeBackConsent(DateTimeOffset at)
    {
        Happens(new DemoTouch("unsubscribe", at));
        Change(Lead with { Consent = false }, new DemoFieldChange(Lead.Id, "consent", "true", at));
        Qualification = Judge(at, ScoringOccasion.Event).State;
    }

    public DemoPass Open(DemoTeam team, DateTimeOffset at, bool isQualified, bool isQueued = false)
    {
        LiveUntil(at);
        var pass = new DemoPass(this, team, Passes.Count + 1, at, CardAt(at)) { IsQualified = isQualified, IsQueued = isQueued };
        Begin(pass);
        if (Stage != LeadStage.HandedOff) Turn(new DemoTurn(LeadStage.HandedOff, at) { Pass = pass });
        return pass;
    }

    /// <summary>Somebody gives the lead to sales, whatever its score.</summary>
    public DemoPass HandOver(DemoTeam team, DateTimeOffset at, Guid by, string reason)
    {
        LiveUntil(at);
        var pass = new DemoPass(this, team, Passes.Count + 1, at, CardAt(at)) { IsQualified = false, HandedOverBy = by, ManualReason = reason };
        Begin(pass);
        Turn(new DemoTurn(LeadStage.Mql, at) { Pass = pass, IsByHand = true, Reason = reason });
        Turn(new DemoTurn(LeadStage.HandedOff, at) { Pass = pass, IsByHand = true, Reason = reason });
        return pass;
    }

    public void Close(DemoPass pass)
    {
        Reach(pass.EndedAt!.Value);
        _lastPass = new LastPass(Guid.Empty, pass.State, pass.EndedAt, EngagedAt: null)
        {
            Disposition = pass.Reason?.Disposition, CoolDownDays = pass.Reason?.CoolDownDays ?? 0,
        };
    }

    public void Turn(DemoTurn turn)
    {
        Reach(turn.At);
        (Stage, _wakesAt) = (turn.To, turn.WakesAt);
        Turns.Add(turn);
    }

    /// <summary>Notes that the story goes on at least until then.</summary>
    public void Reach(DateTimeOffset at) => Latest = at > Latest ? at : Latest;

    /// <summary>Lets the nights pass, in which qualifications end and leads wake.</summary>
    public void LiveUntil(DateTimeOffset at)
    {
        for (; _toldUntil.Date.AddDays(1) is var night && night <= at.UtcDateTime; _toldUntil = new DateTimeOffset(night, TimeSpan.Zero))
        {
            var midnight = new DateTimeOffset(night, TimeSpan.Zero);
            WakeUntil(midnight);
            if (Qualification.Since is not null) LiveThrough(midnight);
        }
        WakeUntil(at);
    }

    /// <summary>The score card as it is stored in the end, what is kept of the activities, and its instant.</summary>
    public (ScoreCard Card, KeptTallies Tallies, DateTimeOffset AsOf) Finish()
    {
        var asOf = Touches.Count > 0 && Touches[^1].At > span.Today ? Touches[^1].At : span.Today;
        return (CardAt(asOf), scorer.Keep(_facts, asOf), asOf);
    }

    private ScoreCard CardAt(DateTimeOffset at) => scorer.Score(_lead, Lead.AccountFacts, _facts, at);

    private void Begin(DemoPass pass)
    {
        Passes.Add(pass);
        _lastPass = new LastPass(Guid.Empty, pass.IsQueued ? HandoffState.Queued : HandoffState.Assigned, EndedAt: null, EngagedAt: null);
    }

    private void WakeUntil(DateTimeOffset at)
    {
        if (_wakesAt is { } wakesAt && wakesAt <= at) Turn(new DemoTurn(LeadStage.Engaged, wakesAt));
    }

    private void LiveThrough(DateTimeOffset midnight)
    {
        (Qualification, var qualifies) = Judge(midnight, ScoringOccasion.Nightly);
        if (qualifies) throw new InvalidOperationException("A lead qualified in the night, which no script says.");
        if (Qualification.Since is null && Stage == LeadStage.Mql) Turn(new DemoTurn(LeadStage.Engaged, midnight) { IsByDefinition = true });
    }

    private bool Take(DemoTouch touch, bool isToQualify)
    {
        LiveUntil(touch.At);
        var before = _lastPass;
        if (_lastPass?.EndedAt is not null && touch.IsEngagement) _lastPass = _lastPass with { EngagedAt = touch.At };
        _facts.Add(touch.Fact);
        var (state, qualifies) = Judge(touch.At, ScoringOccasion.Event);
        if (qualifies != isToQualify || (!isToQualify && WouldQualifyLater(touch.At)))
        {
            _facts.RemoveAt(_facts.Count - 1);
            _lastPass = before;
            return false;
        }

        Qualification = state;
        Touches.Add(touch);
        if (Stage == LeadStage.Raw && touch.IsEngagement) Engage(touch);
        Reach(touch.At);
        return true;
    }

    private void Engage(DemoTouch touch) =>
        Turn(new DemoTurn(LeadStage.Engaged, touch.At > Lead.CreatedAt ? touch.At : Lead.CreatedAt) { Reason = touch.Type });

    // With a high score an engagement in the cool-down makes the lead qualify in the night in which the cool-down ends.
    private bool WouldQualifyLater(DateTimeOffset at) =>
        _lastPass is { EndedAt: not null } && Stage is not (LeadStage.Sql or LeadStage.Opportunity or LeadStage.Customer) && Numbers(at).Qualifies;

    private (QualificationState State, bool Qualifies) Judge(DateTimeOffset at, ScoringOccasion occasion)
    {
        var step = QualificationStep.Take(
            Qualification, Numbers(at), scorer.Document.Thresholds, new QualifyingLead(Stage, _lastPass, IsJudgedBefore: true, IsMended: false), occasion, at);
        return (step.State, step.Qualifies);
    }

    private ScoreNumbers Numbers(DateTimeOffset at) => scorer.Numbers(_lead, Lead.AccountFacts, CollectionsMarshal.AsSpan(_facts), at);

    private void Change(DemoLead changed, DemoFieldChange change)
    {
        (Lead, _lead) = (changed, changed.Values.ToFacts());
        if (_lastPass is { EndedAt: { } ended } && change.ChangedAt > ended && ContactData.Fields.Contains(change.Field)) _lastPass = _lastPass with { MendedAt = change.ChangedAt };
        Changes.Add(change);
        Reach(change.ChangedAt);
    }
}
