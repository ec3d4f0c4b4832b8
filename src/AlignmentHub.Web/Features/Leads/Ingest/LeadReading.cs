using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Scoring;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>What rows about leads are worked in against: the leads with one of their keys, locked, and what the rows name.</summary>
/// <param name="Past">What the known leads were scored and did so far.</param>
internal sealed record LeadReading(IReadOnlyList<StoredLead> Leads, References References, VersionsInForce? Versions, ScoringPast Past)
{
    /// <summary>One round trip for leads that nobody has seen, and another one for what is known of the others.</summary>
    public static async Task<LeadReading> LockAsync(
        HubDb db, IReadOnlyList<LeadRow> rows, References references, ActiveDefinitions definitions, CancellationToken ct)
    {
        var (known, version) = await LockAsync(db, rows, references, ct);
        var versions = version is { } key ? await definitions.OfAsync(db, key, ct) : null;
        if (known.Count == 0) return new([], references, versions, ScoringPast.None);

        await using var batch = new SqlBatch(db);
        Guid[] ids = [.. known];
        batch.Add($"{StoredLead.Query} where l.id = any($1)").With(ids);
        batch.Add($"{StoredAccount.Query} where a.id in (select account_id from leads where id = any($1))").With(ids);
        ScoringPast.Ask(batch, ids, versions?.ActivityTypes ?? []);
        await using var reader = await batch.ReadAsync(ct);
        var leads = await reader.RowsAsync(StoredLead.Read, ct);
        foreach (var account in await reader.RowsAsync(StoredAccount.Read, ct)) references.Add(account);
        foreach (var lead in leads) references.Add(lead);
        return new(leads, references, versions, await ScoringPast.ReadAsync(reader, ct));
    }

    // In the order of ids, so that two who want the same leads wait in one direction only. What they hold is read afterwards: a statement that
    // had to wait for a lock may see what was there before.
    private static async Task<(List<Guid> Known, InForceKey? Version)> LockAsync(HubDb db, IReadOnlyList<LeadRow> rows, References references, CancellationToken ct)
    {
        await using var batch = new SqlBatch(db);
        ActiveDefinitions.AskFirst(batch);
        batch.Add("select id from leads where external_id = any($1) or email = any($2) order by id for no key update")
            .With(Distinct(rows.Select(r => r.ExternalId.Value)))
            .With(Distinct(rows.Select(r => r.Email.Value)));
        var asked = references.Ask(
            batch, Distinct(rows.SelectMany(References.DomainsOf)), Distinct(rows.Select(r => r.Campaign.Value)), Distinct(rows.SelectMany(People)));

        await using var reader = await batch.ReadAsync(ct);
        var version = await ActiveDefinitions.ReadAsync(reader, ct);
        var known = await reader.RowsAsync(row => row.GetGuid(0), ct);
        await references.ReadAsync(reader, asked, ct);
        return (known, version);
    }

    private static IEnumerable<string?> People(LeadRow row) => row.History.Select(step => step.By).Append(row.Owner.Value);

    private static string[] Distinct(IEnumerable<string?> texts) => [.. texts.OfType<string>().Distinct()];
}
