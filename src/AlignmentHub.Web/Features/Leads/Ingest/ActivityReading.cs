using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>What rows about activities are worked in against: their leads, locked, and what the rows name.</summary>
/// <param name="NoEngagement">The types that are sends and bounces: the lead did nothing.</param>
internal sealed record ActivityReading(IReadOnlyList<StoredLead> Leads, References References, InForceKey? InForce, IReadOnlySet<string> NoEngagement)
{
    private const string WithKeys = "where l.external_id = any($1) or l.email = any($2) or l.id = any($3)";

    public static async Task<ActivityReading> LockAsync(HubDb db, IReadOnlyList<ActivityRow> rows, References references, CancellationToken ct)
    {
        string[] externalIds = [.. rows.Select(r => r.Lead.ExternalId).OfType<string>().Distinct()];
        string[] emails = [.. rows.Select(r => r.Lead.Email).OfType<string>().Distinct()];
        Guid[] ids = [.. rows.Select(r => r.Lead.Id).OfType<Guid>().Distinct()];
        await using var batch = new SqlBatch(db);
        ActiveDefinitions.AskFirst(batch);
        batch.Add($"select l.id from leads l {WithKeys} {StoredLead.Lock}").With(externalIds).With(emails).With(ids);
        batch.Add($"{StoredLead.Query} {WithKeys} {StoredLead.Lock}").With(externalIds).With(emails).With(ids);
        batch.Add($"{StoredAccount.Query} where a.id in (select l.account_id from leads l {WithKeys})").With(externalIds).With(emails).With(ids);
        batch.Add("select key from activity_types where not is_engagement");
        var asked = references.Ask(batch, [], [.. rows.Select(r => r.Campaign).OfType<string>().Distinct()], []);

        await using var reader = await batch.ReadAsync(ct);
        var version = await ActiveDefinitions.ReadAsync(reader, ct);
        await reader.RowsAsync(row => row.GetGuid(0), ct);
        var leads = await reader.RowsAsync(StoredLead.Read, ct);
        foreach (var account in await reader.RowsAsync(StoredAccount.Read, ct)) references.Add(account);
        var silent = await reader.RowsAsync(row => row.GetString(0), ct);
        await references.ReadAsync(reader, asked, ct);
        return new(leads, references, version, silent.ToHashSet());
    }
}
