using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Revenue.Records;

/// <summary>Hand-offs on which sales decided: all of them, where the key is a reason, or those of the campaign that the key names.</summary>
internal sealed class HandoffRecords(IDbContextFactory<HubDb> databases) : IRecordSource
{
    /// <summary>Of a campaign, for a reason that weighs on marketing's promise.</summary>
    public const string RejectedForMarketing = "campaignRejectedMarketing";

    public IReadOnlyList<string> Kinds => ["decided", "accepted", "rejected", "campaignDecided", "campaignAccepted", "campaignRejected", RejectedForMarketing];

    public async Task<RecordsFound> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        var isOfCampaign = wanted.Of.StartsWith("campaign", StringComparison.Ordinal);
        var reason = isOfCampaign ? wanted.Reason : wanted.Key;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.SqlQuery<RevenueRecord>($"""
            select h.id as "Id", '/handoffs/' || h.id as "Link", coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id) as "Name",
                   coalesce(r.label, p.name) as "Detail", h.decided_at as "At", null::bigint as "AmountMinor"
            from handoffs h
            join leads l on l.id = h.lead_id
            left join rejection_reasons r on r.key = h.reason_key and h.state = 'Rejected'
            left join people p on p.id = h.rep_id
            where h.decided_at >= {wanted.Period.From} and h.decided_at < {wanted.Period.To}
              and ({wanted.Of} in ('decided', 'campaignDecided') or ({wanted.Of} in ('accepted', 'campaignAccepted') and h.accepted_at is not null)
                or ({wanted.Of} in ('rejected', 'campaignRejected') and h.state = 'Rejected')
                or ({wanted.Of} = {RejectedForMarketing} and r.side = 'Marketing'))
              and (not {isOfCampaign} or h.campaign_id = (select k.id from campaigns k where k.key = {wanted.Key ?? ""}))
              and ({reason}::text is null or h.reason_key = {reason})
            """).PageAsync(skip, take, ct);
    }
}
