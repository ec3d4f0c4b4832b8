using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Campaigns;

/// <summary>What leads did through a campaign before any of them was worth anything.</summary>
internal sealed class CampaignActivityRecords(IDbContextFactory<HubDb> databases) : IRecordSource
{
    public IReadOnlyList<string> Kinds => ["campaignImpressions", "campaignClicks", "campaignSignUps"];

    public async Task<RecordsFound> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        var types = wanted.Of switch { "campaignImpressions" => CampaignActivities.Impressions, "campaignClicks" => CampaignActivities.Clicks, _ => CampaignActivities.SignUps };
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.SqlQuery<RevenueRecord>($"""
            select a.id as "Id", '/leads/' || l.id as "Link", coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id) as "Name",
                   a.type as "Detail", a.at as "At", null::bigint as "AmountMinor"
            from activities a
            join campaigns k on k.id = a.campaign_id
            join leads l on l.id = a.lead_id
            where k.key = {wanted.Key ?? ""} and a.type = any ({types}) and a.at >= {wanted.Period.From} and a.at < {wanted.Period.To}
            """).PageAsync(skip, take, ct);
    }
}
