using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>Marketing takes back what sales has not decided on.</summary>
public sealed class WithdrawHandoff(HandoffDesk desk)
{
    public Task<Outcome> RunAsync(HandoffKey id, string? reason, Actor by, CancellationToken ct = default) =>
        desk.ActAsync(id, by, (_, actor) => actor.Needs(Permission.HandOffLeads), async work =>
        {
            var read = FreeText.Need("reason", reason, FreeText.LongestReason, "Say why sales should not get this lead.");
            if (read.Value is not { } words) return read.Refusal!;

            // Paused time does not count for what is cancelled either.
            await work.ResumeAsync();
            if (work.Handoff.Withdraw(words, by.PersonId, work.Now).Refusal is { } refusal) return refusal;

            work.CancelRest();
            work.Audit("handoff.withdrawn", reason: words);
            return await work.MoveLeadAsync(LeadStage.Engaged, words);
        }, ct);
}
