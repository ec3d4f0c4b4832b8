using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>Writes activities, each once.</summary>
internal static class ActivityWrites
{
    /// <summary>Answers the ids of those that were not there yet. In the order of ids, so that two writers of the same ones do not wait for each other.</summary>
    public static void AddActivities(
        this SqlBatch batch, IEnumerable<TakenActivity> activities, References references, bool isImported, DateTimeOffset now)
    {
        List<TakenActivity> ordered = [.. activities.DistinctBy(a => a.Id).OrderBy(a => a.Id)];
        batch.Add(
            """
            insert into activities (id, lead_id, type, at, sender_id, url, campaign_id, asset, source, custom, arrived_at, is_imported)
            select u.*, $11, $12
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb[]) as u
            on conflict (id) do nothing
            returning id
            """)
            .Column(ordered, a => a.Id)
            .Column(ordered, a => a.Lead.Id)
            .Column(ordered, a => a.Row.Type)
            .Column(ordered, a => a.Row.At)
            .Column(ordered, a => a.Row.Id)
            .Column(ordered, a => a.Row.Url)
            .Column(ordered, a => references.Campaign(a.Row.Campaign))
            .Column(ordered, a => a.Row.Asset)
            .Column(ordered, a => a.Row.Source)
            .Column(ordered, a => a.Row.Custom is { Count: > 0 } custom ? CustomFields.Write(custom) : null)
            .With(now)
            .With(isImported);
    }
}
