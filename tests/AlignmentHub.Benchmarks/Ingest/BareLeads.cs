using AlignmentHub.Benchmarks.Data;
using AlignmentHub.Benchmarks.Hub;
using Npgsql;
using NpgsqlTypes;

namespace AlignmentHub.Benchmarks.Ingest;

/// <summary>The same rows written without the hub, into a table with the same rows, indexes and checks as that of the leads.</summary>
internal sealed class BareLeads(BenchHub hub)
{
    private const string Columns =
        "id, external_id, email, email_kind, title, first_name, last_name, company, account_id, country, language, source, medium, campaign_id, consent, custom, " +
        "stage, stage_since, created_at, updated_at";

    private const string Upsert = $"""
        insert into bare_leads ({Columns})
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)
        on conflict (external_id) do update
        set ({Columns}) = row(excluded.id, excluded.external_id, excluded.email, excluded.email_kind, excluded.title, excluded.first_name, excluded.last_name, excluded.company,
            excluded.account_id, excluded.country, excluded.language, excluded.source, excluded.medium, excluded.campaign_id, excluded.consent, excluded.custom,
            excluded.stage, excluded.stage_since, excluded.created_at, excluded.updated_at)
        """;

    public async Task CreateAsync()
    {
        await using var connection = await hub.Bare.OpenConnectionAsync();
        await using var command = new NpgsqlCommand($"""
            drop table if exists bare_leads;
            create table bare_leads (like leads including all);
            insert into bare_leads ({Columns}) select {Columns} from leads;
            analyze bare_leads
            """, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>One statement and one commit for each lead.</summary>
    public async Task UpsertAsync(NpgsqlConnection connection, IncomingLead lead)
    {
        await using var command = new NpgsqlCommand(Upsert, connection);
        foreach (var value in Row(lead))
            command.Parameters.Add(value is Json json ? new() { Value = json.Text, NpgsqlDbType = NpgsqlDbType.Jsonb } : new() { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    public Task CopyAsync(NpgsqlConnection connection, IEnumerable<IncomingLead> leads) => CopyIn.RowsAsync(connection, "bare_leads", Columns, leads.Select(Row));

    private object?[] Row(IncomingLead lead)
    {
        var now = TimeProvider.System.GetUtcNow();
        return
        [
            Guid.CreateVersion7(now), lead.ExternalId, lead.Email, "Business", lead.Title, lead.FirstName, lead.LastName, lead.Company, hub.Cast.Companies[lead.CompanyNumber],
            lead.Country, "en", lead.Source, "cpc", hub.Cast.Campaigns[lead.Campaign], true, new Json(lead.Custom), "Raw", now, now, now,
        ];
    }
}
