using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Leads.Stages;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>Writes leads and what they name. Everything is written in the order of its keys, so that two writers wait for each other in one direction only.</summary>
internal static class LeadWrites
{
    private const string Columns =
        "external_id, email, email_kind, first_name, last_name, title, company, account_id, phone, country, language, source, medium, campaign_id, consent, owner_id, "
        + "custom, stage, stage_since, wakes_at";

    /// <summary>The leads that are new or changed, with what they name and what they held before.</summary>
    public static void AddLeads(this SqlBatch batch, LeadsAtHand leads, References references, Actor by, DateTimeOffset now)
    {
        List<LeadInWork> written = [.. leads.New, .. leads.Changed];
        foreach (var lead in written) (_, _) = (references.Account(lead.Values.AccountDomain), references.Campaign(lead.Values.Campaign));
        batch.AddReferences(references, now);
        batch.FreeAddresses(written);
        batch.AddChangedLeads(leads.Changed, references, now);
        batch.AddNewLeads(leads.New, references, now);
        batch.AddLeadChanges(written, by.PersonId, now);
    }

    public static void AddReferences(this SqlBatch batch, References references, DateTimeOffset now)
    {
        if (references.NewAccounts is { Count: > 0 } accounts)
        {
            List<StoredAccount> ordered = [.. accounts.OrderBy(a => a.Domain, StringComparer.Ordinal)];
            batch.Add("insert into accounts (id, domain, is_target, created_at, updated_at) select id, domain, false, $3, $3 from unnest($1, $2) as u (id, domain)")
                .Column(ordered, a => a.Id).Column(ordered, a => a.Domain).With(now);
        }

        if (references.NewCampaigns is { Count: > 0 } campaigns)
        {
            List<(Guid Id, string Key)> ordered = [.. campaigns.OrderBy(c => c.Key, StringComparer.Ordinal)];
            batch.Add("insert into campaigns (id, key, name, created_at) select id, key, key, $3 from unnest($1, $2) as u (id, key)")
                .Column(ordered, c => c.Id).Column(ordered, c => c.Key).With(now);
        }
    }

    // An address that goes from one lead to another would for a moment stand at both. All columns are written again right after.
    private static void FreeAddresses(this SqlBatch batch, IReadOnlyList<LeadInWork> written)
    {
        var taken = written.Select(l => l.Values.Email).OfType<string>().ToHashSet();
        Guid[] leaving = [.. written.Where(l => l.Differences.Any(d => d is { Field: "email", Before.Text: { } before } && taken.Contains(before))).Select(l => l.Id).Order()];
        if (leaving.Length > 0) batch.Add("update leads set email = null, email_kind = null, external_id = coalesce(external_id, id::text) where id = any($1)").With(leaving);
    }

    private static void AddNewLeads(this SqlBatch batch, IEnumerable<LeadInWork> leads, References references, DateTimeOffset now)
    {
        List<LeadInWork> ordered = [.. leads.OrderBy(l => l.Values.Email, StringComparer.Ordinal).ThenBy(l => l.Values.ExternalId, StringComparer.Ordinal)];
        if (ordered.Count == 0) return;

        var insert = batch.Add(
            $"""
            insert into leads ({Columns}, id, created_at, updated_at)
            select u.*, $23
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17::jsonb[], $18, $19, $20, $21, $22) as u
            """);
        WithValues(insert, ordered, references).Column(ordered, l => l.Id).Column(ordered, l => l.CreatedAt).With(now);
    }

    private static void AddChangedLeads(this SqlBatch batch, IEnumerable<LeadInWork> leads, References references, DateTimeOffset now)
    {
        List<LeadInWork> ordered = [.. leads.OrderBy(l => l.Id)];
        if (ordered.Count == 0) return;

        var update = batch.Add(
            $"""
            update leads l
            set ({Columns}) = (
                    u.external_id, u.email, u.email_kind, u.first_name, u.last_name, u.title, u.company, u.account_id, u.phone, u.country, u.language,
                    u.source, u.medium, u.campaign_id, u.consent, u.owner_id, u.custom, u.stage, u.stage_since, u.wakes_at),
                updated_at = $22, version = l.version + 1
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17::jsonb[], $18, $19, $20, $21) as u ({Columns}, id)
            where l.id = u.id
            """);
        WithValues(update, ordered, references).Column(ordered, l => l.Id).With(now);
    }

    private static SqlStatement WithValues(SqlStatement statement, List<LeadInWork> leads, References references) => statement
        .Column(leads, l => l.Values.ExternalId)
        .Column(leads, l => l.Values.Email)
        .Names(leads, l => l.Values.EmailKind)
        .Column(leads, l => l.Values.FirstName)
        .Column(leads, l => l.Values.LastName)
        .Column(leads, l => l.Values.Title)
        .Column(leads, l => l.Values.Company)
        .Column(leads, l => references.Account(l.Values.AccountDomain)?.Id)
        .Column(leads, l => l.Values.Phone)
        .Column(leads, l => l.Values.Country)
        .Column(leads, l => l.Values.Language)
        .Column(leads, l => l.Values.Source)
        .Column(leads, l => l.Values.Medium)
        .Column(leads, l => references.Campaign(l.Values.Campaign))
        .Column(leads, l => l.Values.Consent)
        .Column(leads, l => l.Values.OwnerId)
        .Column(leads, l => CustomFields.Write(l.Values.Custom))
        .Names(leads, l => (LeadStage?)l.Standing.Stage)
        .Column(leads, l => l.Standing.Since)
        .Column(leads, l => l.Standing.WakesAt);
}
