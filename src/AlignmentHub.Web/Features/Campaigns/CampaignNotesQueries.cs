using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Campaigns;

/// <summary>A campaign of which nothing is known yet but its plan.</summary>
public sealed record UpcomingCampaign(string Key, string Name, long Comments);

/// <summary>A campaign as its page shows it.</summary>
/// <param name="LaunchedAt">When its first lead or its first touch came; absent before.</param>
public sealed record CampaignSheet(Guid Id, string Key, string Name, string? Channel, BudgetKind? BudgetKind, DateTimeOffset? LaunchedAt, IReadOnlyList<MonthSpend> Spend, IReadOnlyList<CampaignNote> Notes,
    int Version);

public sealed record MonthSpend(DateOnly Month, long AmountMinor);

/// <param name="BeforeLaunch">Said before anything came of the campaign, when it could still be changed.</param>
public sealed record CampaignNote(Guid Id, string Author, string? Team, DateTimeOffset At, string Text, bool BeforeLaunch);

/// <summary>What was planned and said about campaigns.</summary>
public sealed class CampaignNotesQueries(IDbContextFactory<HubDb> databases)
{
    public async Task<IReadOnlyList<UpcomingCampaign>> UpcomingAsync(CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Database.SqlQuery<UpcomingCampaign>($"""
            select k.key as "Key", k.name as "Name", (select count(*) from campaign_comments c where c.campaign_id = k.id) as "Comments"
            from campaigns k
            where not exists (select from leads l where l.campaign_id = k.id)
              and not exists (select from activities a where a.campaign_id = k.id)
            order by k.created_at desc, k.key
            limit 50
            """).ToListAsync(ct);
    }

    public async Task<CampaignSheet?> FindAsync(string key, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<Campaign>().AsNoTracking().SingleOrDefaultAsync(c => c.Key == key, ct) is not { } campaign) return null;

        var launch = await db.Database.SqlQuery<DateTimeOffset?>($"""
            select least((select min(created_at) from leads where campaign_id = {campaign.Id}), (select min(at) from activities where campaign_id = {campaign.Id})) as "Value"
            """).SingleAsync(ct);
        var spend = await db.Set<CampaignSpend>().Where(s => s.CampaignId == campaign.Id).OrderBy(s => s.Month).Select(s => new MonthSpend(s.Month, s.AmountMinor)).ToListAsync(ct);
        var notes = await db.Database.SqlQuery<CampaignNote>($"""
            select c.id as "Id", p.name as "Author", t.name as "Team", c.at as "At", c.text as "Text", c.at < coalesce({launch}, 'infinity'::timestamptz) as "BeforeLaunch"
            from campaign_comments c
            join people p on p.id = c.author_id
            left join teams t on t.id = p.team_id
            where c.campaign_id = {campaign.Id}
            order by c.at, c.id
            """).ToListAsync(ct);
        return new CampaignSheet(campaign.Id, campaign.Key, campaign.Name, campaign.Channel, campaign.BudgetKind, launch, spend, notes, campaign.Version);
    }
}
