using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>What rows about leads are worked in against: the leads with one of their keys, locked, and what the rows name.</summary>
internal sealed record LeadReading(IReadOnlyList<StoredLead> Leads, References References, Guid? DefinitionVersionId)
{
    private const string WithKeys = "where l.external_id = any($1) or l.email = any($2)";

    public static async Task<LeadReading> LockAsync(HubDb db, IReadOnlyList<LeadRow> rows, DateTimeOffset now, CancellationToken ct)
    {
        var ids = Distinct(rows.Select(r => r.ExternalId.Value));
        var emails = Distinct(rows.Select(r => r.Email.Value));
        await using var batch = new SqlBatch(db);
        batch.KeepPlans();
        // In a statement of its own and in the order of ids: what comes after sees all that was committed while this one waited.
        batch.Add($"select l.id from leads l {WithKeys} {StoredLead.Lock}").With(ids).With(emails);
        batch.Add($"{StoredLead.Query} {WithKeys} {StoredLead.Lock}").With(ids).With(emails);
        batch.Add($"{StoredAccount.Query} where a.id in (select l.account_id from leads l {WithKeys})").With(ids).With(emails);
        References.Ask(batch, Distinct(rows.SelectMany(References.DomainsOf)), Distinct(rows.Select(r => r.Campaign.Value)), Distinct(rows.SelectMany(People)));
        batch.Add(ActiveDefinitions.IdQuery);

        await using var reader = await batch.ReadAsync(ct);
        await reader.RowsAsync(row => row.GetGuid(0), ct);
        var leads = await reader.RowsAsync(StoredLead.Read, ct);
        var references = new References(now);
        foreach (var account in await reader.RowsAsync(StoredAccount.Read, ct)) references.Add(account);
        foreach (var lead in leads) references.Add(lead);
        await references.ReadAsync(reader, ct);
        var version = await reader.RowsAsync(row => (Guid?)row.GetGuid(0), ct);
        return new(leads, references, version.FirstOrDefault());
    }

    private static IEnumerable<string?> People(LeadRow row) => row.History.Select(step => step.By).Append(row.Owner.Value);

    private static string[] Distinct(IEnumerable<string?> texts) => [.. texts.OfType<string>().Distinct()];
}
