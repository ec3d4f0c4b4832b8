using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Leads.Ingest;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Revenue.Ingest;

/// <summary>Writes deals and who takes part in them.</summary>
internal static class OpportunityWrites
{
    private const string Columns = "id, external_id, name, account_id, amount_minor, currency, reporting_minor, stage, created_at, closed_at, ended_at, lost_reason, owner_id";

    public static void AddDeals(this SqlBatch batch, IReadOnlyList<OpportunityInWork> deals, References references, DateTimeOffset now)
    {
        List<OpportunityInWork> made = [.. deals.Where(d => d.IsNew).OrderBy(d => d.ExternalId, StringComparer.Ordinal)];
        List<OpportunityInWork> changed = [.. deals.Where(d => !d.IsNew)];
        if (made.Count > 0)
        {
            WithValues(batch.Add(
                $"insert into opportunities ({Columns}, updated_at) select u.*, $14 from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) as u"),
                made, references).With(now);
        }

        if (changed.Count > 0)
        {
            WithValues(batch.Add(
                $"""
                update opportunities o
                set name = u.name, account_id = u.account_id, amount_minor = u.amount_minor, currency = u.currency, reporting_minor = u.reporting_minor,
                    stage = u.stage, created_at = u.created_at, closed_at = u.closed_at, ended_at = u.ended_at, lost_reason = u.lost_reason, owner_id = u.owner_id,
                    updated_at = $14, version = o.version + 1
                from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) as u ({Columns})
                where o.id = u.id
                """), changed, references).With(now);
        }
    }

    public static void AddContacts(this SqlBatch batch, IReadOnlyList<OpportunityInWork> deals)
    {
        List<(Guid Deal, Guid Lead, string Role)> contacts = [.. deals.SelectMany(d => d.Contacts.Select(c => (d.Id, c.Key, c.Value)))];
        batch.Add("delete from opportunity_contacts where opportunity_id = any($1)").Column(deals, d => d.Id);
        batch.Add("insert into opportunity_contacts (opportunity_id, lead_id, role) select * from unnest($1, $2, $3)")
            .Column(contacts, c => c.Deal).Column(contacts, c => c.Lead).Column(contacts, c => c.Role);
    }

    private static SqlStatement WithValues(SqlStatement statement, List<OpportunityInWork> deals, References references) => statement
        .Column(deals, d => d.Id)
        .Column(deals, d => d.ExternalId)
        .Column(deals, d => d.Values.Name)
        .Column(deals, d => references.Account(d.Values.AccountDomain)?.Id)
        .Column(deals, d => d.Values.AmountMinor)
        .Column(deals, d => d.Values.Currency)
        .Column(deals, d => d.Values.ReportingMinor)
        .Names(deals, d => (OpportunityStage?)d.Values.Stage)
        .Column(deals, d => d.Values.CreatedAt)
        .Column(deals, d => d.Values.ClosedAt)
        .Column(deals, d => d.Values.EndedAt)
        .Column(deals, d => d.Values.LostReason)
        .Column(deals, d => d.Values.OwnerId);
}
