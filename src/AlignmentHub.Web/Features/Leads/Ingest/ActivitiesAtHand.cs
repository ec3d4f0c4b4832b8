using AlignmentHub.Domain;
using AlignmentHub.Domain.Integrations;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>An activity of a known lead.</summary>
internal sealed record TakenActivity(Guid Id, StoredLead Lead, ActivityRow Row);

/// <summary>Finds the leads that activities are about.</summary>
internal sealed class ActivitiesAtHand
{
    private static readonly Refusal NoSuchLead = Refusal.Field("lead", "There is no such lead. Send the lead first.");

    private readonly LeadLookup<StoredLead> _lookup = new(lead => lead.Values);
    private readonly Dictionary<Guid, StoredLead> _byId = [];

    public ActivitiesAtHand(IEnumerable<StoredLead> leads)
    {
        foreach (var lead in leads)
        {
            _lookup.Add(lead);
            _byId[lead.Id] = lead;
        }
    }

    public Outcome<TakenActivity> Take(ActivityRow row) =>
        Find(row.Lead) is { } lead ? new TakenActivity(ActivityIdentity.Of(row, lead.Id), lead, row) : NoSuchLead;

    private StoredLead? Find(LeadKey key) => key.Id is { } id ? _byId.GetValueOrDefault(id) : _lookup.Find(key);
}
