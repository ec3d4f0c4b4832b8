using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>Stops the clocks of a lead while somebody waits for others, for a cause that its policy allows (semantics.md 4.3).</summary>
public sealed class PauseHandoff(HandoffDesk desk)
{
    public Task<Outcome> RunAsync(HandoffKey id, PauseCause cause, Actor by, CancellationToken ct = default) => desk.ActAsync(id, by, HandoffAccess.MayWork, async work =>
    {
        if (work.Handoff.Pause(work.Now).Refusal is { } refusal) return refusal;
        if (await work.PauseCausesAsync() is var allowed && !allowed.Contains(cause)) return NotFor(allowed);

        foreach (var clock in work.Clocks) clock.Pause(work.Now);
        work.Db.Add(HandoffPause.Begin(work.Handoff.Id, cause, by.PersonId, work.Now));
        work.Audit("handoff.paused", new { State = work.Handoff.State.ToString(), Cause = cause.ToString() });
        return Outcome.Done;
    }, ct);

    private static Refusal NotFor(IReadOnlyList<PauseCause> allowed) => Refusal.Field("cause", allowed.Count == 0
        ? "The policy of this lead allows no pause."
        : "The policy of this lead allows no pause for this. Choose another cause.");
}
