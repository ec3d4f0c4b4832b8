using System.Text.Json;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Data;
using Npgsql;

namespace AlignmentHub.Web.Features.Handoffs.Routing;

/// <summary>Reads everything about leads that are handed over.</summary>
internal static class HandoffSubjects
{
    /// <summary>Adds the statements; <see cref="ReadAsync"/> reads their answers.</summary>
    public static void Ask(SqlBatch batch, Guid[] leadIds)
    {
        batch.Add($"{StoredLead.Query} where l.id = any($1)").With(leadIds);
        batch.Add($"{StoredAccount.Query} where a.id in (select account_id from leads where id = any($1))").With(leadIds);
        batch.Add(
            """
            select l.id, coalesce(max(h.pass), 0), coalesce(bool_or(h.state in ('Queued', 'Assigned', 'Accepted', 'Working')), false), c.id, c.name
            from leads l
            left join campaigns c on c.id = l.campaign_id
            left join handoffs h on h.lead_id = l.id
            where l.id = any($1)
            group by l.id, c.id
            """).With(leadIds);
        batch.Add(
            """
            select lead_id, fit, engagement, total, grade, qualifies, blocked_by, overridden_by, lines
            from lead_scores
            where lead_id = any($1)
            """).With(leadIds);
        batch.Add(
            """
            select l.id, t.type, t.at, t.url, c.name, t.asset, t.source, coalesce(t.custom->>'message', t.custom->>'comment')
            from unnest($1) as l (id)
            cross join lateral (
                select a.*
                from activities a
                join activity_types on activity_types.key = a.type and activity_types.is_touch
                where a.lead_id = l.id
                order by a.at desc, a.id desc
                limit $2) t
            left join campaigns c on c.id = t.campaign_id
            order by t.at desc, t.id desc
            """).With(leadIds).With(HandoffSnapshot.MostTouches);
    }

    public static async Task<IReadOnlyDictionary<Guid, HandoffSubject>> ReadAsync(NpgsqlDataReader reader, CancellationToken ct)
    {
        var leads = (await reader.RowsAsync(StoredLead.Read, ct)).ToDictionary(l => l.Id);
        var accounts = (await reader.RowsAsync(StoredAccount.Read, ct)).ToDictionary(a => a.Domain);
        var pasts = await reader.RowsAsync(row => (Id: row.GetGuid(0), Past: Past(row)), ct);
        var scores = (await reader.RowsAsync(row => (Id: row.GetGuid(0), Score: Score(row)), ct)).ToDictionary(s => s.Id, s => s.Score);
        var touches = (await reader.RowsAsync(row => (Id: row.GetGuid(0), Touch: Touch(row)), ct)).ToLookup(t => t.Id, t => t.Touch);
        return pasts.ToDictionary(lead => lead.Id, lead => new HandoffSubject(leads[lead.Id], lead.Past)
        {
            Account = leads[lead.Id].Values.AccountDomain is { } domain ? accounts.GetValueOrDefault(domain) : null,
            Score = scores.GetValueOrDefault(lead.Id),
            Touches = [.. touches[lead.Id]],
        });
    }

    /// <summary>Of leads that are at hand only the names of their campaigns are asked; <see cref="ReadNamesAsync"/> reads the answer.</summary>
    public static void AskNames(SqlBatch batch, IReadOnlyDictionary<Guid, HandoffSubject> atHand) =>
        batch.Add("select id, name from campaigns where id = any($1)").With<Guid[]>([.. atHand.Values.Select(s => s.Past.CampaignId).OfType<Guid>().Distinct()]);

    public static async Task<IReadOnlyDictionary<Guid, HandoffSubject>> ReadNamesAsync(
        NpgsqlDataReader reader, IReadOnlyDictionary<Guid, HandoffSubject> atHand, CancellationToken ct)
    {
        var names = (await reader.RowsAsync(row => (Id: row.GetGuid(0), Name: row.GetString(1)), ct)).ToDictionary(c => c.Id, c => c.Name);
        return atHand.ToDictionary(lead => lead.Key, lead => Named(lead.Value));

        // One that comes with the lead is called by its key.
        HandoffSubject Named(HandoffSubject lead) =>
            lead.Past.CampaignId is { } id && names.TryGetValue(id, out var name) ? lead with { Past = lead.Past with { CampaignName = name } } : lead;
    }

    private static HandoffPast Past(NpgsqlDataReader row) => new(row.GetInt32(1), row.GetBoolean(2), row.Id(3), row.Text(4));

    private static ScoreCard Score(NpgsqlDataReader row) => new(
        row.GetDouble(1), row.GetDouble(2), row.GetDouble(3), row.GetString(4), row.GetBoolean(5), row.GetFieldValue<string[]>(6),
        row.GetFieldValue<string[]>(7), JsonSerializer.Deserialize<List<ScoreLine>>(row.GetString(8), Body.Options)!);

    private static SnapshotTouch Touch(NpgsqlDataReader row) => new(row.GetString(1), row.Instant(2))
    {
        Url = row.Text(3), Campaign = row.Text(4), Asset = row.Text(5), Source = row.Text(6), Words = row.Text(7),
    };
}
