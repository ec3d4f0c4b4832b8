using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Campaigns;

/// <summary>Writes campaigns and their spend.</summary>
internal static class CampaignWrites
{
    public static void AddCampaigns(this SqlBatch batch, IReadOnlyList<CampaignInWork> campaigns, DateTimeOffset now)
    {
        List<CampaignInWork> made = [.. campaigns.Where(c => c.IsNew).OrderBy(c => c.Key, StringComparer.Ordinal)];
        List<CampaignInWork> changed = [.. campaigns.Where(c => !c.IsNew)];
        if (made.Count > 0)
        {
            WithValues(batch.Add(
                """
                insert into campaigns (id, key, name, channel, budget_kind, created_at)
                select u.*, $6 from unnest($1, $2, $3, $4, $5) as u
                """), made).With(now);
        }

        if (changed.Count > 0)
        {
            WithValues(batch.Add(
                """
                update campaigns c
                set name = u.name, channel = u.channel, budget_kind = u.budget_kind, version = c.version + 1
                from unnest($1, $2, $3, $4, $5) as u (id, key, name, channel, budget_kind)
                where c.id = u.id
                """), changed);
        }

        batch.AddSpend(campaigns);
    }

    private static void AddSpend(this SqlBatch batch, IReadOnlyList<CampaignInWork> campaigns)
    {
        if (campaigns.Count == 0) return;

        List<(Guid Id, DateOnly Month, long Amount)> spend = [.. campaigns.SelectMany(c => c.Spend.Select(s => (c.Id, s.Key, s.Value)))];
        batch.Add("delete from campaign_spends where campaign_id = any($1)").Column(campaigns, c => c.Id);
        batch.Add("insert into campaign_spends (campaign_id, month, amount_minor) select * from unnest($1, $2, $3)")
            .Column(spend, s => s.Id).Column(spend, s => s.Month).Column(spend, s => s.Amount);
    }

    private static SqlStatement WithValues(SqlStatement statement, List<CampaignInWork> campaigns) => statement
        .Column(campaigns, c => c.Id)
        .Column(campaigns, c => c.Key)
        .Column(campaigns, c => c.Name)
        .Column(campaigns, c => c.Channel)
        .Names(campaigns, c => c.BudgetKind);
}
