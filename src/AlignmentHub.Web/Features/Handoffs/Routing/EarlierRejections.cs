using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>Who said no to a lead before. Nobody forces it on them again as long as somebody else is there.</summary>
internal static class EarlierRejections
{
    public static Task<Dictionary<Guid, string>> OfAsync(HubDb db, Guid leadId, CancellationToken ct) =>
        db.Set<Handoff>()
            .Where(h => h.LeadId == leadId && h.State == HandoffState.Rejected && h.RepId != null)
            .Select(h => h.RepId!.Value)
            .Distinct()
            .ToDictionaryAsync(rep => rep, _ => "rejected an earlier pass", ct);

    /// <summary>Who refused it for a reason that sends it to somebody else, such as another territory. It is never theirs again by the rules.</summary>
    public static Task<Dictionary<Guid, string>> RefusedAsync(HubDb db, Guid leadId, CancellationToken ct) =>
        (from handoff in db.Set<Handoff>()
         join reason in db.Set<RejectionReason>() on handoff.ReasonKey equals reason.Key
         join rep in db.Set<Person>() on handoff.RepId equals rep.Id
         where handoff.LeadId == leadId && reason.Disposition == RejectionDisposition.Reroute
         select rep.Id).Distinct().ToDictionaryAsync(rep => rep, _ => "refused this lead", ct);
}
