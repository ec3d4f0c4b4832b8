using System.Text.Json;
using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Notices;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>Offers a lead to its pool, or gives it to the next rep, because a promise on it is long overdue (semantics.md 4.7).</summary>
public sealed class EscalateHandoff(HandoffDesk desk, NextRep nextRep, PostNotices notices)
{
    public Task<Outcome> RunAsync(Guid id, CancellationToken ct = default) => desk.ActAsync(id, Actor.System, (_, _) => Outcome.Done, EscalateAsync, ct);

    private async Task<Outcome> EscalateAsync(HandoffWork work)
    {
        if (work.Clocks.Where(clock => clock.ToDo is not null).ToList() is not [_, ..] waiting) return new Refusal("This was done already.");

        var isRoutedAnew = waiting.Any(clock => clock.ToDo == EscalationDeed.Reassign);
        foreach (var clock in waiting) clock.Escalated();
        if (work.Handoff.State == HandoffState.Queued) return Outcome.Done; // its pool has it already

        return isRoutedAnew && await nextRep.FindAsync(work.Db, work.Handoff, work.Now, work.Stopping) is { } next ? await GiveAsync(work, next) : await OfferAsync(work);
    }

    private async Task<Outcome> GiveAsync(HandoffWork work, NextTurn next)
    {
        var former = work.Handoff.RepId!.Value;
        if ((await work.GiveAsync(next.Owner, next.Line)).Refusal is { } refusal) return refusal;

        work.Audit("handoff.reassigned", new { State = work.Handoff.State.ToString(), next.Owner.RepId, Routing = JsonSerializer.Deserialize<JsonElement>(next.Line) }, "A promise on it was long overdue.");
        await work.Db.SaveChangesAsync(work.Stopping);
        await notices.RunAsync(work.Db, [Tell(work, next.Owner.RepId!.Value, NoticeKind.Assigned), Tell(work, former, NoticeKind.Reassigned)], work.Stopping);
        return Outcome.Done;
    }

    private async Task<Outcome> OfferAsync(HandoffWork work)
    {
        if (work.Handoff.Offer(work.Now).Refusal is { } refusal) return refusal;

        work.Audit("handoff.offered", new { State = work.Handoff.State.ToString(), work.Handoff.OfferedAt });
        await work.Db.SaveChangesAsync(work.Stopping);
        var pool = await work.Db.Set<PoolMember>().Where(m => m.PoolId == work.Handoff.PoolId && m.PersonId != work.Handoff.RepId).Select(m => m.PersonId).ToListAsync(work.Stopping);
        await notices.RunAsync(work.Db, [.. pool.Select(person => Tell(work, person, NoticeKind.Offered))], work.Stopping);
        return Outcome.Done;
    }

    private static Notice Tell(HandoffWork work, Guid person, NoticeKind kind) => new()
    {
        Id = Guid.CreateVersion7(work.Now), PersonId = person, Kind = kind, CreatedAt = work.Now, Link = $"/handoffs/{work.Handoff.Id}",
        Cause = $"handoff/{work.Handoff.Id}/{kind}/{work.Handoff.Version}", Facts = JsonSerializer.Serialize(new { handoff = work.Handoff.Id }),
        Reason = "A promise on this lead is long overdue.",
    };
}
