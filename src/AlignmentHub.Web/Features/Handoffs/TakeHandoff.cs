using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>A rep takes a lead that waits in the queue of a pool, or is offered to it. Of two at once the first gets it.</summary>
public sealed class TakeHandoff(HandoffDesk desk)
{
    public Task<Outcome> RunAsync(HandoffKey id, Actor by, CancellationToken ct = default) => desk.ActAsync(id, by, HandoffAccess.MayTake, async work =>
    {
        if (work.Handoff.RepId == by.Id) return new Refusal("You already have this lead.");
        if (work.RepName is { } faster && work.Handoff.OfferedAt is null) return new Refusal($"{faster} already has this lead.");
        if ((await work.GiveAsync(new ClockOwner(by.Id, by.TeamId))).Refusal is { } refusal) return refusal;

        work.Audit("handoff.taken", new { State = work.Handoff.State.ToString(), Rep = by.Name });
        return Outcome.Done;
    }, ct);
}
