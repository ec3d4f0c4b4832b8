using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Leads.Stages;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>A hand-off and what is around it, as they are while somebody acts on it.</summary>
/// <param name="Clocks">Those that have not ended.</param>
/// <param name="Stage">Where the lead is.</param>
public sealed record HandoffScene(Handoff Handoff, IReadOnlyList<SlaClock> Clocks, HandoffPlace Place, LeadStage Stage, Actor By, DateTimeOffset Now);

/// <summary>What acts on hand-offs make use of.</summary>
public sealed record HandoffHands(StartClock StartClock, HandoffTime Time, MoveStages MoveStages);

/// <summary>What an act on a hand-off may bring about, all of it in one transaction.</summary>
public sealed class HandoffWork(HubDb db, HandoffScene scene, HandoffHands hands, CancellationToken ct)
{
    private readonly HandoffState _before = scene.Handoff.State;

    public HubDb Db => db;

    public Handoff Handoff => scene.Handoff;

    public IReadOnlyList<SlaClock> Clocks => scene.Clocks;

    public Actor By => scene.By;

    public DateTimeOffset Now => scene.Now;

    public CancellationToken Stopping => ct;

    /// <summary>Whether the lead has gone past its hand-off by other ways, to a deal for one: no other rep has to look at it.</summary>
    public bool IsPastHandoff => scene.Stage is > LeadStage.HandedOff and not (LeadStage.Nurture or LeadStage.Disqualified);

    /// <summary>Who has it when the act begins.</summary>
    public ClockOwner Owner => new(scene.Place.RepId, scene.Place.RepTeamId);

    public string? RepName => scene.Place.RepName;

    /// <summary>The promise is kept, now by the server's clock, whatever time was entered (semantics.md 4.10).</summary>
    public void Meet(ClockKind kind)
    {
        foreach (var clock in Clocks.Where(c => c.Kind == kind)) clock.Meet(Now);
    }

    /// <summary>Nobody waits any more for what is still open.</summary>
    /// <param name="at">When that came to be; absent: now.</param>
    public void CancelRest(DateTimeOffset? at = null)
    {
        foreach (var clock in Clocks) clock.Cancel(at ?? Now);
    }

    /// <summary>Ends the pause that lasts: whoever goes on with the lead ends it.</summary>
    public async Task ResumeAsync()
    {
        if (Handoff.PausedAt is not null) await hands.Time.ResumeAsync(db, Handoff, Clocks, By.PersonId, Now, ct);
    }

    /// <summary>Puts it under other promises. Says how many clocks changed.</summary>
    public Task<int> RenewAsync(PolicyTerms policy) => hands.Time.RenewAsync(db, Handoff, Clocks, policy, Now, ct);

    public Task<IReadOnlyList<PauseCause>> PauseCausesAsync() => hands.StartClock.PauseCausesAsync(db, Handoff, ct);

    public Task StartAsync(ClockKind kind, ClockOwner owner) => hands.StartClock.RunAsync(db, Handoff, kind, owner, Now, ct);

    public Task<DateTimeOffset?> ExpiryAsync(ClockOwner owner) => hands.StartClock.ExpiryAsync(db, Handoff, owner, Now, ct);

    /// <summary>Where the lead goes; one that has a deal by now, won or lost, has gone further by other ways and stays there.</summary>
    public async Task<Outcome> MoveLeadAsync(LeadStage to, string? reason = null, DateTimeOffset? wakesAt = null)
    {
        if (scene.Stage is LeadStage.Opportunity or LeadStage.Customer or LeadStage.Lost) return Outcome.Done;

        var change = new StageChange(Handoff.LeadId, to, Now) { ActorId = By.PersonId, Reason = reason, HandoffId = Handoff.Id, WakesAt = wakesAt };
        return await hands.MoveStages.RunAsync(db, [change], ct);
    }

    public void Audit(string act, object? after = null, string? reason = null) =>
        db.Audit(By, act, Handoff.LiveTopic, Now, new { State = _before.ToString() }, after ?? new { State = Handoff.State.ToString() }, reason);
}
