using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Leads.Ingest;
using AlignmentHub.Web.Platform.Data;
using Npgsql;

namespace AlignmentHub.Web.Features.Revenue.Ingest;

/// <summary>A deal while the rows about it are worked in. Its row is locked, or not written yet.</summary>
internal sealed class OpportunityInWork(Guid id, string externalId, OpportunityValues? stored, int? version)
{
    public const string Query =
        """
        select o.id, o.external_id, o.name, a.domain, o.amount_minor, o.currency, o.reporting_minor, o.stage, o.created_at, o.closed_at, o.ended_at, o.lost_reason, o.owner_id, o.version
        from opportunities o
        left join accounts a on a.id = o.account_id
        """;

    private OpportunityValues? _values = stored;

    public Guid Id => id;

    public string ExternalId => externalId;

    public bool IsNew { get; } = stored is null;

    /// <summary>What is stored; absent for a new one.</summary>
    public int? Version => version;

    public bool IsChanged { get; private set; }

    public OpportunityValues? Present => _values;

    public OpportunityValues Values => _values ?? throw new InvalidOperationException("No row has said anything of this deal yet.");

    /// <summary>The roles by lead.</summary>
    public Dictionary<Guid, string> Contacts { get; private set; } = [];

    public static OpportunityInWork Read(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetString(1), new(
        row.GetString(2), row.Text(3), row.GetInt64(4), row.GetString(5), row.GetInt64(6), row.Name<OpportunityStage>(7), row.Instant(8),
        row.InstantOrNull(9), row.InstantOrNull(10), row.Text(11), row.Id(12)), row.GetInt32(13));

    /// <summary>Takes on what a row makes of it, and says whether that is anything new.</summary>
    /// <param name="contacts">Absent if the row says nothing of them.</param>
    public bool Become(OpportunityValues values, Dictionary<Guid, string>? contacts, IngestTerms terms)
    {
        Dictionary<Guid, string> after = contacts is not null && !terms.AddsToLists ? [] : new(Contacts);
        foreach (var (lead, role) in contacts ?? []) after[lead] = role;
        if (values == _values && after.Count == Contacts.Count && !after.Except(Contacts).Any()) return false;

        (_values, Contacts, IsChanged) = (values, after, true);
        return true;
    }
}
