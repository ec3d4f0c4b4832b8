using AlignmentHub.Domain.Scoring;
using AlignmentHub.Domain.Scoring.Replays;
using AlignmentHub.Domain.Scoring.Suggestions;
using AlignmentHub.Web.Features.Definitions.BackTests;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Data;
using Npgsql;

namespace AlignmentHub.Web.Features.Definitions.Suggestions;

/// <summary>The leads of which sales made something, as they were known when they came to sales.</summary>
public sealed class JudgedLeadQueries(NpgsqlDataSource database, PastQueries past, TimeProvider clock)
{
    // More than these tell nothing new, and a page waits for them.
    private const int MostLeads = 20_000;

    private static readonly string Judged =
        $"""
        select coalesce(d.lead_id, e.lead_id) as lead_id, coalesce(d.created_at, e.created_at) as at, d.is_accepted, e.is_won
        from (
          select distinct on (lead_id) lead_id, created_at, accepted_at is not null as is_accepted
          from handoffs
          where decided_at is not null
          order by lead_id, decided_at desc, id desc) d
        full join (
          select c.lead_id, min(o.created_at) as created_at, bool_or(o.stage = 'Won') as is_won
          from opportunity_contacts c
          join opportunities o on o.id = c.opportunity_id
          where o.stage in ('Won', 'Lost')
          group by c.lead_id) e on e.lead_id = d.lead_id
        order by 2 desc, 1
        limit {MostLeads}
        """;

    /// <summary>The latest of them.</summary>
    public async Task<IReadOnlyList<DecidedLead>> LatestAsync(CancellationToken ct = default)
    {
        var outcomes = new Dictionary<Guid, (DateTimeOffset At, bool? IsAccepted, bool? IsWon)>();
        await using (var command = database.CreateCommand(Judged))
        {
            await using var rows = await command.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct)) outcomes[rows.GetGuid(0)] = (rows.Instant(1), rows.ValueOrNull<bool>(2), rows.ValueOrNull<bool>(3));
        }

        var now = clock.GetUtcNow();
        var part = await past.ReadAsync(LeadSelection.All, new(now, now.AddTicks(1)), ct, $"select lead_id from ({Judged}) judged");
        List<DecidedLead> leads = [];
        for (var lead = 0; lead < part.Leads.Count; lead++)
        {
            if (!outcomes.TryGetValue(part.Leads[lead], out var outcome)) continue;
            var at = outcome.At.UtcTicks;
            leads.Add(new(SubjectAt(part.Subjects[lead], at), ActivitiesAt(part, lead, at), outcome.At, outcome.IsAccepted, outcome.IsWon));
        }

        return leads;
    }

    // A deal may be older than the lead's entry here; what came first is then the best there is.
    private static LeadAndAccount SubjectAt(SubjectSince[] subjects, long at) => subjects[Math.Max(0, Array.FindLastIndex(subjects, s => s.UtcTicks <= at))].Subject;

    private static List<ActivityFact> ActivitiesAt(PastPart part, int lead, long at)
    {
        List<ActivityFact> known = [];
        foreach (var activity in part.ActivitiesOf(lead))
        {
            if (activity.KnownTicks > at) continue;
            var shape = part.Shapes[activity.Shape];
            known.Add(new(shape.Type, new(activity.UtcTicks, TimeSpan.Zero))
            {
                Url = shape.Url, Campaign = shape.Campaign, Asset = shape.Asset, Source = shape.Source, Custom = shape.Custom,
            });
        }

        return known;
    }
}
