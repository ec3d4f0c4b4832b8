using AlignmentHub.Domain;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Leads.Stages;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>The leads that rows are about, and what the rows refer to, while the rows are worked in one after the other.</summary>
internal sealed class LeadsAtHand(References references, LeadMerge merge, IngestTerms terms, DateTimeOffset now)
{
    private readonly LeadLookup<LeadInWork> _lookup = new(lead => lead.Values);
    private readonly List<LeadInWork> _leads = [];

    public IEnumerable<LeadInWork> New => _leads.Where(lead => lead.IsNew);

    /// <summary>Known ones that are different from what is stored.</summary>
    public IEnumerable<LeadInWork> Changed => _leads.Where(lead => !lead.IsNew && lead.IsChanged);

    public IReadOnlyList<LeadStanding> Moved => [.. New.Concat(Changed).Select(lead => lead.Standing).Where(standing => standing.Moves.Count > 0)];

    public void Add(StoredLead stored) => Add(LeadInWork.Of(stored));

    /// <summary>Works a row in: the lead and what became of it, or why not.</summary>
    public Outcome<TakenRow> Take(LeadRow row)
    {
        var found = _lookup.Find(row);
        if ((found.Refusal ?? terms.CheckSeen(found.Value?.Version).Refusal) is { } conflict) return conflict;
        var owner = references.OwnerOf(row.Owner.Value, "owner");
        if (owner.Refusal is { } unknown) return unknown;

        var values = found.Value is { } known ? merge.Update(known.Values, row, owner.Value) : merge.New(row, owner.Value);
        if (!CustomValues.Fits(values.Custom)) return Refusal.Field("custom", "With what the lead has already this is more than one lead can hold.");

        return found.Value is { } lead ? Update(lead, values) : Create(values, row);
    }

    private TakenRow Update(LeadInWork lead, LeadValues values)
    {
        var before = lead.Values;
        if (!lead.Become(values)) return new(lead, IngestResult.Unchanged);

        _lookup.Rekey(lead, before);
        return new(lead, IngestResult.Updated);
    }

    private TakenRow Create(LeadValues values, LeadRow row)
    {
        var lead = LeadInWork.New(values, row, references.PersonOf, now);
        Add(lead);
        return new(lead, IngestResult.Created);
    }

    private void Add(LeadInWork lead)
    {
        _leads.Add(lead);
        _lookup.Add(lead);
    }
}

/// <summary>The lead that a row was about, and what the row did to it.</summary>
internal sealed record TakenRow(LeadInWork Lead, IngestResult Result);
