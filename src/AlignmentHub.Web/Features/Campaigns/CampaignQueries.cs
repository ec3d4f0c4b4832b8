using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Revenue;
using AlignmentHub.Web.Platform.Data;
using AlignmentHub.Web.Platform.Time;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Campaigns;

internal sealed record CampaignCounts(string Key, string Name, string? Channel, string? BudgetKind, long Spend, long Leads, long Mqls, long Decided, long Accepted, long Sqls,
    long Impressions, long Clicks, long SignUps);

internal sealed record CampaignRejections(string Campaign, string Reason, string Label, bool IsMarketings, long Count);

/// <summary>What each campaign cost in a period and what came of it, to the closed deal.</summary>
public sealed class CampaignQueries(IDbContextFactory<HubDb> databases, CampaignMoneyQueries monies, RevenuePeriods periods)
{
    /// <summary>Campaigns of which anything is known in the period, the ones that cost most first.</summary>
    public async Task<IReadOnlyList<CampaignResult>> ResultsAsync(ReportPeriod period, AttributionModel model, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var counts = await CountsAsync(db, period, ct);
        var rejections = (await RejectionsAsync(db, period, ct)).ToLookup(r => r.Campaign, r => new RejectedFor(r.Reason, r.Label, r.IsMarketings, r.Count));
        var money = await monies.ReadAsync(period, model, ct);
        var results =
            from c in counts
            let kind = c.BudgetKind is null ? (BudgetKind?)null : Enum.Parse<BudgetKind>(c.BudgetKind)
            let won = money.Won.GetValueOrDefault(c.Key)
            select new CampaignResult
            {
                Key = c.Key, Name = c.Name, Channel = c.Channel, BudgetKind = kind, SpendMinor = c.Spend, Leads = c.Leads, Mqls = c.Mqls, Decided = c.Decided,
                Accepted = c.Accepted, Rejections = [.. rejections[c.Key]], Sqls = c.Sqls, PipelineMinor = money.Open.GetValueOrDefault(c.Key),
                WonMinor = won?.AmountMinor ?? 0, AdjustmentMinor = money.WonAdjustments.GetValueOrDefault(c.Key), WonDeals = won?.Deals ?? 0,
                InfluencedMinor = money.Influenced.GetValueOrDefault(c.Key)?.AmountMinor ?? 0, InfluencedAdjustmentMinor = money.InfluencedAdjustments.GetValueOrDefault(c.Key),
                Leading = kind == BudgetKind.DemandGeneration ? new(c.Impressions, c.Clicks, c.SignUps) : null,
            };
        return [.. results.Where(result => result.HasAny).OrderByDescending(result => result.SpendMinor).ThenBy(result => result.Key, StringComparer.Ordinal)];
    }

    private Task<List<CampaignCounts>> CountsAsync(HubDb db, ReportPeriod period, CancellationToken ct)
    {
        var (first, last) = (periods.Zone.DayOf(period.From), periods.Zone.DayOf(period.To.AddTicks(-1)));
        return db.Database.SqlQuery<CampaignCounts>($"""
            select k.key as "Key", k.name as "Name", k.channel as "Channel", k.budget_kind as "BudgetKind",
                   coalesce(spend.minor, 0) as "Spend", coalesce(made.leads, 0) as "Leads", coalesce(qualified.leads, 0) as "Mqls",
                   coalesce(handed.decided, 0) as "Decided", coalesce(handed.accepted, 0) as "Accepted", coalesce(sqls.entries, 0) as "Sqls",
                   coalesce(seen.impressions, 0) as "Impressions", coalesce(seen.clicks, 0) as "Clicks", coalesce(seen.sign_ups, 0) as "SignUps"
            from campaigns k
            left join (
                select campaign_id, sum(amount_minor)::bigint as minor
                from campaign_spends
                where month >= {first} and month <= {last}
                group by campaign_id) spend on spend.campaign_id = k.id
            left join (
                select campaign_id, count(*) as leads
                from leads
                where created_at >= {period.From} and created_at < {period.To}
                group by campaign_id) made on made.campaign_id = k.id
            left join (
                select l.campaign_id, count(*) as leads
                from lead_journeys j
                join leads l on l.id = j.lead_id
                where j.mql_at >= {period.From} and j.mql_at < {period.To}
                group by l.campaign_id) qualified on qualified.campaign_id = k.id
            left join (
                select campaign_id, count(*) as decided, count(*) filter (where accepted_at is not null) as accepted
                from handoffs
                where decided_at >= {period.From} and decided_at < {period.To}
                group by campaign_id) handed on handed.campaign_id = k.id
            left join (
                select l.campaign_id, count(*) as entries
                from stage_moves m
                join leads l on l.id = m.lead_id
                where m.to_stage = 'Sql' and m.at >= {period.From} and m.at < {period.To}
                group by l.campaign_id) sqls on sqls.campaign_id = k.id
            left join (
                select campaign_id, count(*) filter (where type = any ({CampaignActivities.Impressions})) as impressions, count(*) filter (where type = any ({CampaignActivities.Clicks})) as clicks,
                       count(*) filter (where type = any ({CampaignActivities.SignUps})) as sign_ups
                from activities
                where campaign_id is not null and at >= {period.From} and at < {period.To}
                group by campaign_id) seen on seen.campaign_id = k.id
            """).ToListAsync(ct);
    }

    private static Task<List<CampaignRejections>> RejectionsAsync(HubDb db, ReportPeriod period, CancellationToken ct) => db.Database.SqlQuery<CampaignRejections>($"""
        select k.key as "Campaign", r.key as "Reason", r.label as "Label", r.side = 'Marketing' as "IsMarketings", count(*) as "Count"
        from handoffs h
        join campaigns k on k.id = h.campaign_id
        join rejection_reasons r on r.key = h.reason_key
        where h.state = 'Rejected' and h.decided_at >= {period.From} and h.decided_at < {period.To}
        group by k.key, r.key, r.label, r.side
        order by 5 desc, 2
        """).ToListAsync(ct);
}
