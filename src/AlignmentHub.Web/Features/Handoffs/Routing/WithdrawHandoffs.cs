using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>Ends hand-offs that still wait in a queue because their leads no longer qualify (semantics.md 3.6). The leads are locked.</summary>
public sealed class WithdrawHandoffs
{
    private const string Reason = "The lead no longer meets the definition.";

    public async Task RunAsync(HubDb db, IReadOnlyCollection<Guid> ids, DateTimeOffset now, CancellationToken ct = default)
    {
        if (ids.Count == 0) return;

        var waiting = await db.Set<Handoff>().Where(h => ids.Contains(h.Id) && h.State == HandoffState.Queued).ToListAsync(ct);
        var clocks = await db.Set<SlaClock>().Where(c => ids.Contains(c.HandoffId) && c.EndedAt == null).ToListAsync(ct);
        foreach (var handoff in waiting)
        {
            if (handoff.Withdraw(Reason, by: null, now).Refusal is { } refusal) throw new InvalidOperationException(refusal.Reason);
        }

        foreach (var clock in clocks) clock.Cancel(now);
        await db.SaveChangesAsync(ct);
    }
}
