using AlignmentHub.Domain.Scoring.Replays;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Data;
using Npgsql;

namespace AlignmentHub.Web.Features.Definitions.BackTests;

/// <summary>What became of leads since an instant. It serves the report; no score knows of it.</summary>
internal static class OutcomeRows
{
    public static async Task<IReadOnlyDictionary<Guid, LeadOutcome>> ReadAsync(NpgsqlConnection connection, LeadSelection leads, DateTimeOffset since, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            with decided as (
              select distinct on (lead_id) lead_id, accepted_at is not null as is_accepted
              from handoffs
              where lead_id > $1 and lead_id <= $2 and decided_at >= $3
              order by lead_id, decided_at desc, id desc),
            ended as (
              select c.lead_id, bool_or(o.stage = 'Won') as is_won
              from opportunity_contacts c
              join opportunities o on o.id = c.opportunity_id
              where c.lead_id > $1 and c.lead_id <= $2 and o.stage in ('Won', 'Lost') and o.closed_at >= $3
              group by c.lead_id)
            select coalesce(d.lead_id, e.lead_id), d.is_accepted, e.is_won
            from decided d
            full join ended e on e.lead_id = d.lead_id
            """, connection);
        command.Parameters.Add(new() { Value = leads.After });
        command.Parameters.Add(new() { Value = leads.Last });
        command.Parameters.Add(new() { Value = since });
        var outcomes = new Dictionary<Guid, LeadOutcome>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct)) outcomes[rows.GetGuid(0)] = new(rows.ValueOrNull<bool>(1), rows.ValueOrNull<bool>(2));
        return outcomes;
    }
}
