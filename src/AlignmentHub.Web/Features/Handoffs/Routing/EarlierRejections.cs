using AlignmentHub.Domain.Handoffs;
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
}
