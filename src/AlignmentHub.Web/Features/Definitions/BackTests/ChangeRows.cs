using System.Text.Json;
using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Domain.Scoring.Replays;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Data;
using Npgsql;

namespace AlignmentHub.Web.Features.Definitions.BackTests;

/// <summary>What changed of some leads, and of the accounts they have or had.</summary>
internal sealed class ChangeRows
{
    private static readonly PastChange[] None = [];

    private readonly Dictionary<Guid, List<PastChange>> _leads = [];
    private readonly Dictionary<string, AccountPast> _accounts = new(StringComparer.Ordinal);

    private ChangeRows() { }

    public static async Task<ChangeRows> ReadAsync(NpgsqlConnection connection, LeadSelection leads, CancellationToken ct)
    {
        var changes = new ChangeRows();
        await changes.ReadLeadsAsync(connection, leads, ct);
        await changes.ReadAccountsAsync(connection, leads, ct);
        return changes;
    }

    /// <summary>Whether anything of the lead or its account was ever different.</summary>
    public bool Touch(Guid lead, AccountFacts? account) => _leads.ContainsKey(lead) || (account?.Domain is { } domain && _accounts.ContainsKey(domain));

    /// <summary>Those of a lead, the latest first.</summary>
    public IReadOnlyList<PastChange> Of(Guid lead) => _leads.GetValueOrDefault(lead) is { } changes ? changes : None;

    /// <param name="present">The account that the lead has now.</param>
    public AccountPast? AccountOf(string domain, AccountFacts? present) =>
        _accounts.GetValueOrDefault(domain) ?? (present?.Domain == domain ? new AccountPast(present, []) : null);

    private async Task ReadLeadsAsync(NpgsqlConnection connection, LeadSelection leads, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            select lead_id, field, old_value, changed_at
            from field_changes
            where lead_id > $1 and lead_id <= $2
            order by lead_id, changed_at desc, id desc
            """, connection);
        command.Parameters.Add(new() { Value = leads.After });
        command.Parameters.Add(new() { Value = leads.Last });
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            var lead = rows.GetGuid(0);
            if (!_leads.TryGetValue(lead, out var changes)) _leads[lead] = changes = [];
            changes.Add(Change(rows, 1));
        }
    }

    // An account whose leads moved elsewhere is needed as much as one that changed itself.
    private async Task ReadAccountsAsync(NpgsqlConnection connection, LeadSelection leads, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(
            """
            with of_leads as (select distinct account_id as id from leads where id > $1 and id <= $2 and account_id is not null),
            needed as (
              select distinct c.account_id as id from field_changes c join of_leads o on o.id = c.account_id
              union select a.id from accounts a join field_changes f on f.old_value #>> '{}' = a.domain where f.field = $3 and f.lead_id > $1 and f.lead_id <= $2)
            select a.domain, a.name, a.industry, a.employees::float8, a.revenue_minor::float8, a.country, a.is_target, f.field, f.old_value, f.changed_at
            from accounts a
            left join field_changes f on f.account_id = a.id
            where a.id in (select id from needed)
            order by a.domain, f.changed_at desc, f.id desc
            """, connection);
        command.Parameters.Add(new() { Value = leads.After });
        command.Parameters.Add(new() { Value = leads.Last });
        command.Parameters.Add(new() { Value = PastChange.AccountDomain });
        await using var rows = await command.ExecuteReaderAsync(ct);
        List<(AccountFacts Account, PastChange? Change)> found = [];
        while (await rows.ReadAsync(ct)) found.Add((Account(rows), rows.IsDBNull(7) ? null : Change(rows, 7)));
        foreach (var of in found.GroupBy(f => f.Account.Domain!))
            _accounts[of.Key] = new(of.First().Account, of.Select(f => f.Change).OfType<PastChange>());
    }

    private static PastChange Change(NpgsqlDataReader row, int field) => new(
        row.Instant(field + 2).UtcTicks, row.GetString(field), row.Text(field + 1) is { } json ? JsonSerializer.Deserialize<FieldValue>(json) : default);

    private static AccountFacts Account(NpgsqlDataReader row) => new()
    {
        Domain = row.GetString(0), Name = row.Text(1), Industry = row.Text(2), Employees = row.ValueOrNull<double>(3), Revenue = row.ValueOrNull<double>(4),
        Country = row.Text(5), IsTarget = row.GetBoolean(6),
    };
}
