using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>Sales gives the lead back to marketing until a day on which it is worth another try.</summary>
public sealed class RecycleHandoff(HandoffDesk desk)
{
    public Task<Outcome> RunAsync(HandoffKey id, DateTimeOffset until, string? reason, Actor by, CancellationToken ct = default) => desk.WorkAsync(id, by, async work =>
    {
        var read = FreeText.Need("reason", reason, FreeText.LongestReason, "Say why it is worth another try later.");
        if (read.Value is not { } words) return read.Refusal!;
        if (work.Handoff.Recycle(until, words, by.Id, work.Now).Refusal is { } refusal) return refusal;

        work.Meet(ClockKind.Outcome);
        work.CancelRest();
        work.Audit("handoff.recycled", new { State = nameof(HandoffState.Recycled), Until = until }, words);
        return await work.MoveLeadAsync(LeadStage.Nurture, words, until);
    }, ct);
}
