namespace AlignmentHub.Domain.Integrations;

/// <summary>
/// Finds the lead that a row is about (api.md, Ingest): the one with its external id; else the one with its address, if that has no
/// external id or the row names none.
/// </summary>
public sealed class LeadLookup<TLead>(Func<TLead, LeadValues> valuesOf) where TLead : class
{
    private static readonly Refusal TwoLeads = new("The external id and the e-mail address belong to two different leads. Merge them, or correct one of the two.");
    private static readonly Refusal OtherId = new("A lead with this e-mail address has another external id. Correct the id, or leave it out.");

    private readonly Dictionary<string, TLead> _byExternalId = [];
    private readonly Dictionary<string, TLead> _byEmail = [];

    public void Add(TLead lead) => Index(lead, valuesOf(lead));

    /// <summary>The lead's keys changed; its values are the new ones already.</summary>
    public void Rekey(TLead lead, LeadValues before)
    {
        if (before.ExternalId is { } id) _byExternalId.Remove(id);
        if (before.Email is { } email) _byEmail.Remove(email);
        Index(lead, valuesOf(lead));
    }

    /// <summary>The lead, null if it is a new one, or why it can be neither.</summary>
    public Outcome<TLead> Find(LeadRow row)
    {
        var byId = row.ExternalId.Value is { } id ? _byExternalId.GetValueOrDefault(id) : null;
        var byEmail = row.Email.Value is { } email ? _byEmail.GetValueOrDefault(email) : null;
        if (byId is not null && byEmail is not null && byId != byEmail) return TwoLeads;
        if (byId is not null || byEmail is null) return new(byId, null);

        return row.ExternalId.Value is null || valuesOf(byEmail).ExternalId is null ? byEmail : OtherId;
    }

    /// <summary>The lead that a sender names by one of its keys; its id is looked up elsewhere.</summary>
    public TLead? Find(LeadKey key) =>
        key.ExternalId is { } id ? _byExternalId.GetValueOrDefault(id) : key.Email is { } email ? _byEmail.GetValueOrDefault(email) : null;

    private void Index(TLead lead, LeadValues values)
    {
        if (values.ExternalId is { } id) _byExternalId[id] = lead;
        if (values.Email is { } email) _byEmail[email] = lead;
    }
}
