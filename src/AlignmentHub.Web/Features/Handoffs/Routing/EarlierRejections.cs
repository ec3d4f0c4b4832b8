using AlignmentHub.Domain.Feedback;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>Who said no to a lead before, and how the line of routing tells it. A rejection that was overturned counts as accepted (semantics.md 4.9).</summary>
/// <param name="Barred">Who refused it for a reason that sends it to somebody else, such as another territory. It is never theirs again by the rules.</param>
/// <param name="Spared">Everybody who rejected it. Nobody forces it on them again as long as somebody else is there.</param>
internal sealed record EarlierRejections(IReadOnlyDictionary<Guid, string> Barred, IReadOnlyDictionary<Guid, string> Spared)
{
    public static async Task<EarlierRejections> OfAsync(HubDb db, Guid leadId, CancellationToken ct)
    {
        var said = await (
            from handoff in db.Set<Handoff>()
            where handoff.LeadId == leadId && handoff.State == HandoffState.Rejected && handoff.RepId != null
                && !db.Set<FeedbackThread>().Any(dispute => dispute.HandoffId == handoff.Id && dispute.Outcome == ThreadOutcome.Overturned)
            join reason in db.Set<RejectionReason>() on handoff.ReasonKey equals reason.Key
            select new { Rep = handoff.RepId!.Value, IsForOthers = reason.Disposition == RejectionDisposition.Reroute }).Distinct().ToListAsync(ct);
        return new(
            said.Where(no => no.IsForOthers).ToDictionary(no => no.Rep, _ => "refused this lead"),
            said.Select(no => no.Rep).Distinct().ToDictionary(rep => rep, _ => "rejected an earlier pass"));
    }
}
