using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>A rep takes a lead that waits in the queue of a pool. Of two at once the first gets it.</summary>
public sealed class TakeHandoff(HandoffDesk desk)
{
    public Task<Outcome> RunAsync(HandoffKey id, Actor by, CancellationToken ct = default) => desk.ActAsync(id, by, HandoffAccess.MayTake, async work =>
    {
        if (work.RepName is { } faster) return new Refusal(work.Handoff.RepId == by.Id ? "You already have this lead." : $"{faster} already has this lead.");

        var rep = new ClockOwner(by.Id, by.TeamId);
        if (work.Handoff.Take(by.Id, await work.ExpiryAsync(rep), work.Now).Refusal is { } refusal) return refusal;

        work.Meet(ClockKind.Routing);
        await work.StartAsync(ClockKind.Decision, rep);
        work.Audit("handoff.taken", new { State = nameof(HandoffState.Assigned), Rep = by.Name });
        return Outcome.Done;
    }, ct);
}
