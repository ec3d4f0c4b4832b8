using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Leads.Stages;
using AlignmentHub.Web.Features.Leads;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>What came of scoring one lead, before anything is written.</summary>
internal sealed record ScoreDecision(ScoringSubject Subject, ActiveDefinition By, DateTimeOffset At, ScoreCard Card, QualificationStep Step)
{
    /// <summary>From which nights score the lead on.</summary>
    public required KeptTallies Tallies { get; init; }

    /// <summary>Whether anything that counts differs from what is stored (semantics.md 3.5).</summary>
    public bool IsNews => Subject.Stored is not { } stored || stored.VersionId != By.VersionId || !stored.Numbers.SameAs(Card.Numbers) || stored.Qualification != Step.State;

    /// <summary>Whether the score is what is stored, but was counted from other activities: some that change nothing, since a cap is reached.</summary>
    public bool CountsAnew => !IsNews && !By.Scorer.Keep(Subject.Stored!.Tallies, At).SameAs(Tallies);

    /// <summary>The queued hand-off that ends because the lead lost its qualification.</summary>
    public Guid? Withdraws => Step.Loses && Subject.LastPass is { State: HandoffState.Queued, HandoffId: var id } ? id : null;

    /// <summary>Scores and judges a lead by the version that is for it, and moves it in memory where that moves it.</summary>
    public static ScoreDecision Make(ScoringSubject subject, VersionsInForce versions, DateTimeOffset at, ScoringOccasion occasion, DateTimeOffset now)
    {
        var by = versions.Of(subject.Standing.LeadId, subject.Lead, subject.Account);
        var card = by.Scorer.Score(subject.Lead, subject.Account, subject.Activities, at);
        var lead = new QualifyingLead(subject.Standing.Stage, subject.LastPass, subject.Stored?.VersionId == by.VersionId, subject.IsMended);
        var before = subject.Stored?.Qualification ?? QualificationState.None;
        var decision = new ScoreDecision(subject, by, at, card,
            QualificationStep.Take(before, card.Numbers, by.Scorer.Document.Thresholds, lead, occasion, now))
        {
            Tallies = by.Scorer.Keep(subject.Activities, at),
        };
        decision.Move(now);
        return decision;
    }

    private void Move(DateTimeOffset now)
    {
        if (Step.Qualifies) Enter(LeadStage.Mql, now);
        else if (Step.Loses && (Withdraws is not null || IsMqlOfNobody)) Enter(LeadStage.Engaged, now);
    }

    private bool IsMqlOfNobody => Subject.Standing.Stage == LeadStage.Mql && Subject.LastPass?.State.IsOpen() != true;

    // Decided by the rules above, so an illegal move is a bug and not an answer.
    private void Enter(LeadStage stage, DateTimeOffset now)
    {
        var moved = Subject.Standing.Move(new StageChange(Subject.Standing.LeadId, stage, now) { DefinitionVersionId = By.VersionId });
        if (moved.Refusal is { } illegal) throw new InvalidOperationException(illegal.Reason);
    }
}
