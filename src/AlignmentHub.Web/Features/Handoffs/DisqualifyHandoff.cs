using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Sla;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>Sales worked on the lead and says that it will not buy.</summary>
public sealed class DisqualifyHandoff(HandoffDesk desk)
{
    public Task<Outcome> RunAsync(HandoffKey id, string? reason, Actor by, CancellationToken ct = default) => desk.WorkAsync(id, by, async work =>
    {
        var read = FreeText.Need("reason", reason, FreeText.LongestReason, "Say why this lead will not buy.");
        if (read.Value is not { } words) return read.Refusal!;
        if (work.Handoff.Disqualify(words, by.Id, work.Now).Refusal is { } refusal) return refusal;

        work.Meet(ClockKind.Outcome);
        work.CancelRest();
        work.Audit("handoff.disqualified", reason: words);
        return await work.MoveLeadAsync(LeadStage.Disqualified, words);
    }, ct);
}
