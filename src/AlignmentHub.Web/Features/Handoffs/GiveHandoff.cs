using AlignmentHub.Domain;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>Puts a lead into somebody's hands, with the clocks that begin or start anew by that (semantics.md 4.4).</summary>
internal static class GiveHandoff
{
    /// <param name="line">How the new rep was chosen, where nobody named or took it.</param>
    public static async Task<Outcome> GiveAsync(this HandoffWork work, ClockOwner owner, string? line = null)
    {
        await work.ResumeAsync();
        var wasQueued = work.Handoff.State == HandoffState.Queued;
        var expiresAt = await work.ExpiryAsync(owner);
        var given = wasQueued ? work.Handoff.Take(owner.RepId!.Value, expiresAt, work.Now) : work.Handoff.Reassign(owner.RepId!.Value, expiresAt, work.Now, line);
        if (!given.IsDone) return given;

        if (wasQueued) await BeginAsync(work, owner);
        else await RestartAsync(work, owner);
        return Outcome.Done;
    }

    private static async Task BeginAsync(HandoffWork work, ClockOwner owner)
    {
        work.Meet(ClockKind.Routing);
        await work.StartAsync(ClockKind.Decision, owner);
    }

    private static async Task RestartAsync(HandoffWork work, ClockOwner owner)
    {
        foreach (var clock in work.Clocks)
        {
            clock.Reassign(work.Now);
            await work.StartAsync(clock.Kind, owner);
        }
    }
}
