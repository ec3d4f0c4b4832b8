using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlignmentHub.Web.Features.Definitions.Pilots;

/// <summary>A lead behind the numbers of a pilot.</summary>
/// <param name="Trial">Whether the version on trial qualified it.</param>
/// <param name="Accepted">The last decision of sales; absent while there is none.</param>
/// <param name="WonMinor">Of the deals that count for this lead; absent without one.</param>
public sealed record PilotLead(Guid LeadId, string? Name, string? Email, string? Company, bool Trial, DateTimeOffset QualifiedAt, bool? Accepted, long? WonMinor);

/// <summary>Where the next part of the list begins.</summary>
public sealed record PilotLeadKey(DateTimeOffset QualifiedAt, Guid LeadId);

/// <summary>The leads behind the numbers of a pilot.</summary>
public sealed class PilotLeadQueries(IDbContextFactory<HubDb> databases, TimeProvider clock)
{
    private const string Query =
        $"""
        with {PilotQueries.Outcomes}
        select q.lead_id, nullif(concat_ws(' ', l.first_name, l.last_name), ''), l.email, l.company, q.is_trial, q.at, d.is_accepted,
               (select sum(w.minor)::bigint from won w where w.is_trial = q.is_trial and w.lead_id = q.lead_id)
        from qualified q
        join leads l on l.id = q.lead_id
        left join decided d on d.is_trial = q.is_trial and d.lead_id = q.lead_id
        where q.is_trial = $5 and (q.at, q.lead_id) > ($6, $7)
        order by q.at, q.lead_id
        limit $8
        """;

    /// <summary>One part of the leads of one side, in the order in which they qualified; null if the version never was on trial.</summary>
    public async Task<ListAnswer<PilotLead>?> PageAsync(Guid definitionId, int number, bool ofTrial, Paging<PilotLeadKey> paging, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.LastPilotAsync(definitionId, number, ct) is not { } pilot) return null;

        await db.Database.OpenConnectionAsync(ct);
        await using var batch = new SqlBatch(db);
        batch.Add(Query).With(pilot.VersionId).With(pilot.MainVersionId).With(pilot.StartedAt).With(pilot.EndedAt ?? clock.GetUtcNow().AddDays(1))
            .With(ofTrial).With(paging.After?.QualifiedAt ?? pilot.StartedAt.AddTicks(-10)).With(paging.After?.LeadId ?? Guid.Empty).With(paging.Take);
        await using var reader = await batch.ReadAsync(ct);
        return paging.Answer(await reader.RowsAsync(Read, ct), lead => new PilotLeadKey(lead.QualifiedAt, lead.LeadId));
    }

    private static PilotLead Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.Text(1), row.Text(2), row.Text(3), row.GetBoolean(4), row.Instant(5), row.ValueOrNull<bool>(6), row.ValueOrNull<long>(7));
}
