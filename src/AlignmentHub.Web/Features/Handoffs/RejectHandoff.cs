using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Handoffs.Routing;
using AlignmentHub.Web.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>Sales does not want the lead. What becomes of it, the reason says (semantics.md 2 and 5.2).</summary>
public sealed class RejectHandoff(HandoffDesk desk, OpenHandoffs nextPass)
{
    /// <param name="reasonKey">Such as <c>notAFit</c>.</param>
    public Task<Outcome> RunAsync(HandoffKey id, string reasonKey, string? comment, Actor by, CancellationToken ct = default) => desk.WorkAsync(id, by, async work =>
    {
        var words = FreeText.Read("comment", comment, FreeText.LongestComment);
        if (words.Refusal is { } unreadable) return unreadable;
        if (await work.Db.Set<RejectionReason>().SingleOrDefaultAsync(r => r.Key == reasonKey, ct) is not { } reason) return await UnknownAsync(work);
        if (work.Handoff.Reject(reason, words.Value, by.Id, work.Now).Refusal is { } refusal) return refusal;

        work.Meet(ClockKind.Decision);
        work.CancelRest();
        work.Audit("handoff.rejected", new { State = nameof(HandoffState.Rejected), Reason = reason.Key }, words.Value);
        return await FollowAsync(work, reason);
    }, ct);

    private Task<Outcome> FollowAsync(HandoffWork work, RejectionReason reason) => reason.Disposition switch
    {
        RejectionDisposition.Nurture => work.MoveLeadAsync(LeadStage.Nurture, reason.Label, work.Now.AddDays(reason.NurtureDays!.Value)),
        RejectionDisposition.Archive => work.MoveLeadAsync(LeadStage.Disqualified, reason.Label),
        RejectionDisposition.FixData => work.MoveLeadAsync(LeadStage.Mql, reason.Label),
        RejectionDisposition.Reroute => work.IsPastHandoff ? Task.FromResult(Outcome.Done) : RerouteAsync(work),
    };

    // A lead has one open hand-off, so this one must have ended in the database before the next begins.
    private async Task<Outcome> RerouteAsync(HandoffWork work)
    {
        await work.Db.SaveChangesAsync(work.Stopping);
        var handoff = work.Handoff;
        var rejections = await EarlierRejections.OfAsync(work.Db, handoff.LeadId, work.Stopping);
        var request = new HandoffRequest(handoff.LeadId) { DefinitionVersionId = handoff.DefinitionVersionId, Barred = rejections.Barred, Spared = rejections.Spared };
        var opened = await nextPass.RunAsync(work.Db, [request], work.Now, work.By, work.Stopping);
        return opened[0].Refusal is { } refusal ? refusal : Outcome.Done;
    }

    private static async Task<Outcome> UnknownAsync(HandoffWork work)
    {
        var known = await work.Db.Set<RejectionReason>().Where(r => r.IsActive).OrderBy(r => r.Order).Select(r => r.Key).ToListAsync(work.Stopping);
        return Refusal.Field("reason", $"There is no such reason. Choose one of {string.Join(", ", known)}.");
    }
}
