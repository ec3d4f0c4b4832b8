using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>Locks leads and reads everything that their scores depend on.</summary>
internal static class ScoringSubjects
{
    public static async Task<IReadOnlyList<ScoringSubject>> LockAsync(
        HubDb db, Guid[] leadIds, IReadOnlyList<string> activityTypes, CancellationToken ct)
    {
        await using var batch = new SqlBatch(db);
        // In a statement of its own: those after it see what was committed while it waited.
        batch.Add("select id from leads where id = any($1) order by id for no key update").With(leadIds);
        Ask(batch, leadIds, activityTypes);
        await using var reader = await batch.ReadAsync(ct);
        await reader.RowsAsync(row => row.GetGuid(0), ct);
        return await ReadAsync(reader, ct);
    }

    /// <summary>Adds the statements; <see cref="ReadAsync"/> reads their answers. The leads are locked.</summary>
    public static void Ask(SqlBatch batch, Guid[] leadIds, IReadOnlyList<string> activityTypes)
    {
        batch.Add($"{StoredLead.Query} where l.id = any($1)").With(leadIds);
        batch.Add($"{StoredAccount.Query} where a.id in (select account_id from leads where id = any($1))").With(leadIds);
        ScoringPast.Ask(batch, leadIds, activityTypes);
    }

    public static async Task<IReadOnlyList<ScoringSubject>> ReadAsync(Npgsql.NpgsqlDataReader reader, CancellationToken ct)
    {
        var leads = await reader.RowsAsync(StoredLead.Read, ct);
        var accounts = (await reader.RowsAsync(StoredAccount.Read, ct)).ToDictionary(a => a.Domain, a => a.Facts);
        var past = await ScoringPast.ReadAsync(reader, ct);
        return [.. leads.Select(l => past.Of(l.Standing, l.Values.ToFacts(), AccountOf(l, accounts)))];
    }

    private static AccountFacts? AccountOf(StoredLead lead, Dictionary<string, AccountFacts> accounts) =>
        lead.Values.AccountDomain is { } domain ? accounts.GetValueOrDefault(domain) : null;
}
