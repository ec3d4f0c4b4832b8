using AlignmentHub.Domain;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Revenue;

namespace AlignmentHub.Web.Features.Leads.Stages;

/// <summary>Where a lead stands while changes are worked out, and the moves that brought it there.</summary>
internal sealed class LeadStanding(Guid leadId, LeadStage stage, DateTimeOffset since, DateTimeOffset? wakesAt = null)
{
    private readonly List<PlannedMove> _moves = [];

    public Guid LeadId => leadId;

    /// <summary>Whether the lead has no row yet; whoever writes that writes where the lead stands.</summary>
    public bool IsNew { get; init; }

    public LeadStage Stage { get; private set; } = stage;

    public DateTimeOffset Since { get; private set; } = since;

    public DateTimeOffset? WakesAt { get; private set; } = wakesAt;

    public IReadOnlyList<PlannedMove> Moves => _moves;

    /// <summary>Moves the lead with the stages that it skips (semantics.md 2). Where it stands already, nothing happens.</summary>
    public Outcome Move(StageChange change)
    {
        if (change.To == Stage) return Outcome.Done;

        var isOwn = StageMoves.IsStepBack(Stage, change.To) || (change.FollowsDeals && DealProgress.IsTurn(Stage, change.To));
        var plan = isOwn ? new([new StageStep(change.To, IsInferred: false)], null) : StageMoves.Plan(Stage, change.To);
        if (plan.Refusal is { } illegal) return illegal;

        foreach (var step in plan.Value!) Enter(step, change);
        (Since, WakesAt) = (change.At, change.WakesAt);
        return Outcome.Done;
    }

    /// <summary>The stage in which a lead comes from another system, before any move.</summary>
    public void Begin(StageChange change) => _moves.Add(new(change, From: null, change.To, IsInferred: false) { IsOfNew = IsNew });

    private void Enter(StageStep step, StageChange change)
    {
        _moves.Add(new(change, Stage, step.To, step.IsInferred) { IsOfNew = IsNew });
        Stage = step.To;
    }
}

/// <summary>A row of the stage history that is about to be written.</summary>
internal sealed record PlannedMove(StageChange Change, LeadStage? From, LeadStage To, bool IsInferred)
{
    /// <summary>Whether all moves of its lead are written at once, so that there are none that it ends.</summary>
    public bool IsOfNew { get; init; }

    /// <summary>Whether it says something of how far the lead came since it was an MQL.</summary>
    public bool IsOfJourney => From >= LeadStage.Mql || To >= LeadStage.Mql;
}
