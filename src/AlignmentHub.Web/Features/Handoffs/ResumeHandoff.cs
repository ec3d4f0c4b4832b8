using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>Lets the clocks of a paused lead go on.</summary>
public sealed class ResumeHandoff(HandoffDesk desk)
{
    public Task<Outcome> RunAsync(HandoffKey id, Actor by, CancellationToken ct = default) => desk.ActAsync(id, by, HandoffAccess.MayWork, async work =>
    {
        if (work.Handoff.PausedAt is null) return new Refusal("This lead is not paused.");

        await work.ResumeAsync();
        work.Audit("handoff.resumed");
        return Outcome.Done;
    }, ct);
}
