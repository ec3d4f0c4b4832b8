using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Leads.Ingest;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Campaigns;

/// <summary>Takes campaigns and what they cost in, known by their key (api.md, Ingest).</summary>
public sealed class IngestCampaigns(IngestDesk desk)
{
    /// <summary>One answer for each row, in order.</summary>
    public async Task<Outcome<IReadOnlyList<IngestedThing>>> RunAsync(
        IReadOnlyList<CampaignRow> rows, IngestTerms terms, Actor by, CancellationToken ct = default)
    {
        if (by.Needs(Permission.EditCampaigns).Refusal is { } forbidden) return forbidden;
        if (rows.Count == 0) return new([], null);

        return new(await desk.RunAsync(terms, act => TakeAsync(act, rows, ct), ct), null);
    }

    private static async Task<IReadOnlyList<IngestedThing>> TakeAsync(IngestAct act, IReadOnlyList<CampaignRow> rows, CancellationToken ct)
    {
        var campaigns = await LockAsync(act.Db, [.. rows.Select(r => r.Key).Distinct()], ct);
        List<IngestedThing> answers = [.. rows.Select(row => Take(row, campaigns, act))];
        await using var batch = new SqlBatch(act.Db);
        List<CampaignInWork> changed = [.. campaigns.Values.Where(c => c.IsChanged)];
        batch.AddCampaigns(changed, act.Now);
        batch.Announce(changed.Select(c => $"campaign/{c.Id}"));
        await act.EndAsync(batch, ct);
        return answers;
    }

    private static IngestedThing Take(CampaignRow row, Dictionary<string, CampaignInWork> campaigns, IngestAct act)
    {
        var known = campaigns.GetValueOrDefault(row.Key);
        if (act.Terms.CheckSeen(known?.Version).Refusal is { } outdated) return IngestedThing.Refused(outdated);
        if (known is not null) return IngestedThing.Of(known.Become(row, act.Terms) ? IngestResult.Updated : IngestResult.Unchanged, known.Id, known.Version);

        var campaign = campaigns[row.Key] = new(Guid.CreateVersion7(act.Now), row.Key, version: null);
        campaign.Become(row, act.Terms);
        return IngestedThing.Of(IngestResult.Created, campaign.Id, null);
    }

    private static async Task<Dictionary<string, CampaignInWork>> LockAsync(HubDb db, string[] keys, CancellationToken ct)
    {
        await using var batch = new SqlBatch(db);
        batch.Add("select id, key, name, channel, budget_kind, version from campaigns where key = any($1) order by key for no key update").With(keys);
        batch.Add("select c.key, s.month, s.amount_minor from campaign_spends s join campaigns c on c.id = s.campaign_id where c.key = any($1)").With(keys);
        await using var reader = await batch.ReadAsync(ct);
        var campaigns = (await reader.RowsAsync(CampaignInWork.Read, ct)).ToDictionary(c => c.Key);
        foreach (var (key, month, amount) in await reader.RowsAsync(row => (row.GetString(0), row.Value<DateOnly>(1), row.GetInt64(2)), ct))
            campaigns[key].Spend[month] = amount;
        return campaigns;
    }
}
