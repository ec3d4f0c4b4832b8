using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace AlignmentHub.Web.Features.Definitions.BackTests;

/// <summary>A lead of a back-test, by name.</summary>
public sealed record BackTestedLead(
    Guid LeadId, string? Name, string? Email, string? Company, string? Source, BackTestGroup Group, DateTimeOffset? CurrentAt, DateTimeOffset? ProposedAt,
    bool? Accepted, bool? Won, bool ImportedPast);

/// <summary>Where the next part of the list begins.</summary>
public sealed record BackTestedLeadKey(Guid LeadId);

/// <summary>The leads behind the numbers of a back-test.</summary>
public sealed class BackTestLeadQueries(IDbContextFactory<HubDb> databases)
{
    private const string Query =
        $"""
        select * from (
          select l.lead_id, nullif(concat_ws(' ', s.first_name, s.last_name), ''), s.email, s.company, s.source, {FigureQueries.GroupOf} as name,
                 l.current_at, l.proposed_at, l.is_accepted, l.is_won, l.has_imported_past
          from back_test_leads l
          join leads s on s.id = l.lead_id
          where l.back_test_id = $1 and l.lead_id > $2) found
        where $3 is null or name = $3
        order by lead_id
        limit $4
        """;

    /// <param name="group">Null: all.</param>
    public async Task<IReadOnlyList<BackTestedLead>> ListAsync(Guid backTest, BackTestGroup? group, Guid after, int limit, CancellationToken ct = default)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await db.Database.OpenConnectionAsync(ct);
        await using var batch = new SqlBatch(db);
        batch.Add(Query).With(backTest).With(after).With(group?.ToString()).With(limit);
        await using var reader = await batch.ReadAsync(ct);
        return await reader.RowsAsync(Read, ct);
    }

    /// <summary>One part of the list.</summary>
    public async Task<ListAnswer<BackTestedLead>> PageAsync(Guid backTest, BackTestGroup? group, Paging<BackTestedLeadKey> paging, CancellationToken ct = default) =>
        paging.Answer(await ListAsync(backTest, group, paging.After?.LeadId ?? Guid.Empty, paging.Take, ct), lead => new BackTestedLeadKey(lead.LeadId));

    private static BackTestedLead Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Name<BackTestGroup>(5), row.InstantOrNull(6), row.InstantOrNull(7),
        row.ValueOrNull<bool>(8), row.ValueOrNull<bool>(9), row.GetBoolean(10));
}
