using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Leads.Bulk;

/// <summary>Notes how the leads of an act stand before it, so that undoing finds its way back also after a crash in the middle.</summary>
internal static class BulkSnapshots
{
    /// <summary>Of a lead that had the tag before.</summary>
    public const string Had = "had";

    public static async Task TakeAsync(HubDb db, BulkAct act, CancellationToken ct)
    {
        FormattableString? snapshot = act.Kind switch
        {
            BulkKind.Tag or BulkKind.Untag => $"""
                update bulk_items i
                set before = {Had}
                from lead_tags t
                where i.act_id = {act.Id} and t.lead_id = i.lead_id and t.tag = {act.Argument}
                """,
            BulkKind.Assign => $"""
                update bulk_items i
                set before = p.email
                from leads l
                join people p on p.id = l.owner_id
                where i.act_id = {act.Id} and l.id = i.lead_id
                """,
            BulkKind.Reassign => $"""
                update bulk_items i
                set before = p.email
                from handoffs h
                join people p on p.id = h.rep_id
                where i.act_id = {act.Id} and h.lead_id = i.lead_id and h.state in ('Assigned', 'Accepted', 'Working')
                """,
            BulkKind.HandOff => null,
        };
        if (snapshot is not null) await db.Database.ExecuteSqlAsync(snapshot, ct);
    }
}
