using AlignmentHub.Domain;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Leads.Stages;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Features.Leads.Ingest;

namespace AlignmentHub.Web.Features.Revenue.Ingest;

/// <summary>The deals that rows are about, while the rows are worked in one after the other.</summary>
internal sealed class DealsAtHand
{
    private readonly Dictionary<string, OpportunityInWork> _deals;
    private readonly LeadLookup<StoredLead> _leads = new(lead => lead.Values);
    private readonly Dictionary<Guid, StoredLead> _leadsById;
    private readonly OpportunityReading _read;
    private readonly ReportingTerms _terms;
    private readonly IngestAct _act;

    public DealsAtHand(OpportunityReading read, ReportingTerms terms, IngestAct act)
    {
        (_read, _terms, _act) = (read, terms, act);
        _deals = read.Deals.ToDictionary();
        _leadsById = read.Leads.ToDictionary(l => l.Id);
        foreach (var lead in read.Leads) _leads.Add(lead);
    }

    public IReadOnlyList<OpportunityInWork> Changed => [.. _deals.Values.Where(d => d.IsChanged)];

    /// <summary>The leads that take part in a deal that changed.</summary>
    public IReadOnlyList<LeadStanding> Touched => [.. Changed.SelectMany(d => d.Contacts.Keys).Distinct().Select(id => _leadsById[id].Standing)];

    public IngestedThing Take(OpportunityRow row)
    {
        var owner = _act.References.OwnerOf(row.Owner.Value, "owner");
        var amount = _terms.AmountOf(row, _read.Rates);
        var contacts = ContactsOf(row);
        var known = _deals.GetValueOrDefault(row.ExternalId);
        var outdated = _act.Terms.CheckSeen(known?.Version).Refusal;
        if ((outdated ?? AllOf(owner.Refusal, amount.Refusal, contacts.Refusal)) is { } refusal) return IngestedThing.Refused(refusal);

        var deal = known ?? new(Guid.CreateVersion7(_act.Now), row.ExternalId, stored: null, version: null);
        _deals[row.ExternalId] = deal;
        var isFirst = deal.Present is null;
        var isNews = deal.Become(OpportunityValues.Of(row, deal.Present, owner.Value, amount.Value!.Value), contacts.Value, _act.Terms);
        return IngestedThing.Of(isFirst ? IngestResult.Created : isNews ? IngestResult.Updated : IngestResult.Unchanged, deal.Id, deal.Version);
    }

    private Outcome<Dictionary<Guid, string>> ContactsOf(OpportunityRow row)
    {
        if (!row.Contacts.IsGiven) return default;

        var contacts = new Dictionary<Guid, string>();
        foreach (var (index, contact) in (row.Contacts.Value ?? []).Index())
        {
            var path = $"contacts[{index}].lead";
            if (Find(contact.Lead) is not { } lead) return Refusal.Field(path, "There is no such lead. Send the lead first.");
            if (!contacts.TryAdd(lead.Id, contact.Role)) return Refusal.Field(path, "This lead takes part already.");
        }

        return contacts;
    }

    private StoredLead? Find(LeadKey key) => key.Id is { } id ? _leadsById.GetValueOrDefault(id) : _leads.Find(key);

    // Several things may be wrong at once; the sender hears of all.
    private static Refusal? AllOf(params ReadOnlySpan<Refusal?> refusals)
    {
        Refusal? all = null;
        foreach (var refusal in refusals)
        {
            if (refusal is null) continue;
            all = all is null ? refusal : all with { Fields = all.Fields.Concat(refusal.Fields).ToDictionary() };
        }

        return all;
    }
}
