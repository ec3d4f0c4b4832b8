using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Features.Leads.Ingest;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Revenue.Ingest;

/// <summary>What rows about deals are worked in against: the deals and the leads that take part, locked, and what the rows name.</summary>
internal sealed record OpportunityReading(
    IReadOnlyDictionary<string, OpportunityInWork> Deals, IReadOnlyList<StoredLead> Leads, IReadOnlyList<Rate> Rates)
{
    private const string TakesPart =
        """
        where l.external_id = any($1) or l.email = any($2) or l.id = any($3) or l.id in (
            select c.lead_id from opportunity_contacts c join opportunities o on o.id = c.opportunity_id where o.external_id = any($4))
        """;

    public static async Task<OpportunityReading> LockAsync(IngestAct act, IReadOnlyList<OpportunityRow> rows, ReportingTerms terms, CancellationToken ct)
    {
        await using var batch = new SqlBatch(act.Db);
        batch.KeepPlans();
        Ask(batch, rows, [.. rows.SelectMany(r => r.Contacts.Value ?? []).Select(c => c.Lead)], [.. rows.Select(r => r.ExternalId).Distinct()]);
        batch.Add("select currency, day, rate from exchange_rates where currency = any($1) and day between $2 and $3 order by day desc")
            .With<string[]>([.. rows.Select(r => r.Currency).Distinct()])
            .With(terms.DaysOf(rows).First.AddDays(-ReportingMoney.RateHolds.Days))
            .With(terms.DaysOf(rows).Last);
        var asked = act.References.Ask(
            batch, [.. rows.Select(r => r.Account.Value).OfType<string>().Distinct()], [], [.. rows.Select(r => r.Owner.Value).OfType<string>().Distinct()]);

        await using var reader = await batch.ReadAsync(ct);
        await reader.RowsAsync(row => row.GetGuid(0), ct);
        var leads = await reader.RowsAsync(StoredLead.Read, ct);
        await reader.RowsAsync(row => row.GetGuid(0), ct);
        var deals = (await reader.RowsAsync(OpportunityInWork.Read, ct)).ToDictionary(d => d.ExternalId);
        foreach (var (deal, lead, role) in await reader.RowsAsync(row => (row.GetString(0), row.GetGuid(1), row.GetString(2)), ct)) deals[deal].Contacts[lead] = role;
        foreach (var account in await reader.RowsAsync(StoredAccount.Read, ct)) act.References.Add(account);
        var rates = await reader.RowsAsync(row => new Rate(row.GetString(0), row.Value<DateOnly>(1), row.GetDecimal(2)), ct);
        await act.References.ReadAsync(reader, asked, ct);
        return new(deals, leads, rates);
    }

    // Leads before deals, like everything else that locks leads; each in the order of ids, and read once all are locked.
    private static void Ask(SqlBatch batch, IReadOnlyList<OpportunityRow> rows, IReadOnlyList<LeadKey> keys, string[] deals)
    {
        string[] externalIds = [.. keys.Select(k => k.ExternalId).OfType<string>().Distinct()], emails = [.. keys.Select(k => k.Email).OfType<string>().Distinct()];
        Guid[] ids = [.. keys.Select(k => k.Id).OfType<Guid>().Distinct()];
        batch.Add($"select l.id from leads l {TakesPart} {StoredLead.Lock}").With(externalIds).With(emails).With(ids).With(deals);
        batch.Add($"{StoredLead.Query} {TakesPart} {StoredLead.Lock}").With(externalIds).With(emails).With(ids).With(deals);
        batch.Add("select id from opportunities where external_id = any($1) order by id for no key update").With(deals);
        batch.Add($"{OpportunityInWork.Query} where o.external_id = any($1)").With(deals);
        batch.Add("select o.external_id, c.lead_id, c.role from opportunity_contacts c join opportunities o on o.id = c.opportunity_id where o.external_id = any($1)")
            .With(deals);
        batch.Add($"{StoredAccount.Query} where a.id in (select account_id from opportunities where external_id = any($1))").With(deals);
    }
}

/// <summary>What one major unit of a currency was worth on a day.</summary>
internal sealed record Rate(string Currency, DateOnly Day, decimal Worth);
