using System.Text.Json;
using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Leads.Stages;
using AlignmentHub.Web.Platform.Data;
using Npgsql;

namespace AlignmentHub.Web.Features.Leads;

/// <summary>A lead as it is in the database.</summary>
/// <param name="CampaignId">The campaign whose key is among the values.</param>
/// <param name="Score">The total of its score card, if any version has judged it.</param>
internal sealed record StoredLead(Guid Id, LeadValues Values, LeadStanding Standing, Guid? CampaignId, int Version, double? Score)
{
    private static readonly LeadValues Nothing = new();

    /// <summary>What <see cref="Read"/> reads; a condition on <c>l</c> follows.</summary>
    public const string Query =
        """
        select l.id, l.external_id, l.email, l.email_kind, l.first_name, l.last_name, l.title, l.company, a.domain, l.phone, l.country, l.language,
               l.source, l.medium, c.key, l.consent, l.owner_id, nullif(l.custom, '{}'), l.stage, l.stage_since, l.wakes_at, l.campaign_id,
               l.version, s.total
        from leads l
        left join accounts a on a.id = l.account_id
        left join campaigns c on c.id = l.campaign_id
        left join lead_scores s on s.lead_id = l.id
        """;

    /// <summary>
    /// What <see cref="Query"/> ends with when the leads are to be worked on. The same leads are locked by a statement of its own before that:
    /// what one reads that has waited for a lock may be older than what it waited for.
    /// </summary>
    public const string Lock = "order by l.id for no key update of l";

    public static StoredLead Read(NpgsqlDataReader row)
    {
        var id = row.GetGuid(0);
        return new(
            id,
            new()
            {
                ExternalId = row.Text(1), Email = row.Text(2), EmailKind = row.NameOrNull<EmailKind>(3), FirstName = row.Text(4), LastName = row.Text(5),
                Title = row.Text(6), Company = row.Text(7), AccountDomain = row.Text(8), Phone = row.Text(9), Country = row.Text(10),
                Language = row.Text(11), Source = row.Text(12), Medium = row.Text(13), Campaign = row.Text(14),
                Consent = row.ValueOrNull<bool>(15), OwnerId = row.Id(16), Custom = CustomFields.Parse(row.Text(17)) ?? Nothing.Custom,
            },
            new(id, row.Name<LeadStage>(18), row.Instant(19), row.InstantOrNull(20)),
            row.Id(21),
            row.GetInt32(22),
            row.ValueOrNull<double>(23));
    }
}

/// <summary>Custom fields as the database keeps them.</summary>
internal static class CustomFields
{
    public static IReadOnlyDictionary<string, FieldValue>? Parse(string? json) =>
        json is null ? null : JsonSerializer.Deserialize<Dictionary<string, FieldValue>>(json);

    public static string Write(IReadOnlyDictionary<string, FieldValue> values) => values.Count == 0 ? "{}" : JsonSerializer.Serialize(values);
}
