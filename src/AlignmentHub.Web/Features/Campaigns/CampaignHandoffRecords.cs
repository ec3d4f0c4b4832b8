using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Campaigns;

/// <summary>The hand-offs of a campaign on which sales decided, by how, and for which reason.</summary>
internal sealed class CampaignHandoffRecords(IDbContextFactory<HubDb> databases) : IRecordSource
{
    public IReadOnlyList<string> Kinds => ["campaignDecided", "campaignAccepted", "campaignRejected"];

    public async Task<RecordsFound> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.SqlQuery<RevenueRecord>($"""
            select h.id as "Id", '/handoffs/' || h.id as "Link", coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id) as "Name",
                   coalesce(r.label, p.name) as "Detail", h.decided_at as "At", null::bigint as "AmountMinor"
            from handoffs h
            join campaigns k on k.id = h.campaign_id
            join leads l on l.id = h.lead_id
            left join rejection_reasons r on r.key = h.reason_key and h.state = 'Rejected'
            left join people p on p.id = h.rep_id
            where k.key = {wanted.Key ?? ""} and h.decided_at >= {wanted.Period.From} and h.decided_at < {wanted.Period.To}
              and ({wanted.Of} = 'campaignDecided' or ({wanted.Of} = 'campaignAccepted' and h.accepted_at is not null) or ({wanted.Of} = 'campaignRejected' and h.state = 'Rejected'))
              and ({wanted.Reason}::text is null or h.reason_key = {wanted.Reason})
            """).PageAsync(skip, take, ct);
    }
}
