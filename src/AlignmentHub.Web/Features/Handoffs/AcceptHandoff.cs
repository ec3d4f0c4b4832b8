using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>Sales takes a lead that marketing handed over. The first to ask gets it.</summary>
public sealed class AcceptHandoff(HandoffDesk desk)
{
    public Task<Outcome> RunAsync(HandoffKey id, Actor by, CancellationToken ct = default) => desk.WorkAsync(id, by, async work =>
    {
        if (work.Handoff.Accept(by.Id, work.Now).Refusal is { } refusal) return refusal;

        work.Meet(ClockKind.Decision);
        foreach (var kind in new[] { ClockKind.FirstTouch, ClockKind.Attempts, ClockKind.Outcome }) await work.StartAsync(kind, work.Owner);
        work.Audit("handoff.accepted");
        return await work.MoveLeadAsync(LeadStage.Accepted);
    }, ct);
}
