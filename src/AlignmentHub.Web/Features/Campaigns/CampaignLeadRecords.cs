using AlignmentHub.Web.Features.Revenue.Records;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Campaigns;

/// <summary>The leads of a campaign that came in the period, became MQLs in it, or entered SQL.</summary>
internal sealed class CampaignLeadRecords(IDbContextFactory<HubDb> databases) : IRecordSource
{
    public IReadOnlyList<string> Kinds => ["campaignLeads", "campaignMqls", "campaignSqls"];

    public async Task<RecordsFound> FindAsync(RecordsWanted wanted, int skip, int take, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.SqlQuery<RevenueRecord>($"""
            select l.id as "Id", '/leads/' || l.id as "Link", coalesce(nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.external_id) as "Name",
                   coalesce(l.company, l.source) as "Detail", those.at as "At", null::bigint as "AmountMinor"
            from (
                select id as lead_id, created_at as at
                from leads
                where {wanted.Of} = 'campaignLeads' and created_at >= {wanted.Period.From} and created_at < {wanted.Period.To}
                union all
                select lead_id, mql_at
                from lead_journeys
                where {wanted.Of} = 'campaignMqls' and mql_at >= {wanted.Period.From} and mql_at < {wanted.Period.To}
                union all
                select lead_id, at
                from stage_moves
                where {wanted.Of} = 'campaignSqls' and to_stage = 'Sql' and at >= {wanted.Period.From} and at < {wanted.Period.To}) those
            join leads l on l.id = those.lead_id
            join campaigns k on k.id = l.campaign_id
            where k.key = {wanted.Key ?? ""}
            """).PageAsync(skip, take, ct);
    }
}
