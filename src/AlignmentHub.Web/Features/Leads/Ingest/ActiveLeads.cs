using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Leads.Stages;
using AlignmentHub.Web.Features.Scoring;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>Leads of which new activities were written, and what came of that.</summary>
/// <param name="written">The ids of the activities that were not there before.</param>
internal sealed class ActiveLeads(IReadOnlyList<TakenActivity> activities, HashSet<Guid> written, VersionsInForce? versions, ScoringPast past)
{
    private readonly Dictionary<Guid, ScoreDecision> _decisions = [];
    private readonly HashSet<Guid> _answered = [];

    public VersionsInForce? Versions => versions;

    public ScoringPast Past => past;

    /// <summary>The new activities by lead.</summary>
    public IReadOnlyList<ActiveLead> New { get; } =
    [
        .. activities.Where(a => written.Contains(a.Id)).DistinctBy(a => a.Id).GroupBy(a => a.Lead.Id)
            .Select(lead => new ActiveLead(lead.First().Lead, [.. lead.Select(a => a.Row)])),
    ];

    public IReadOnlyList<LeadStanding> Moved => [.. New.Select(a => a.Lead.Standing).Where(s => s.Moves.Count > 0)];

    public IReadOnlyList<ScoreDecision> Decisions => [.. _decisions.Values];

    public void Add(ScoreDecision decision) => _decisions[decision.Subject.Standing.LeadId] = decision;

    /// <summary>Of several rows with the same activity the first one made it.</summary>
    public bool IsFirst(TakenActivity activity) => written.Contains(activity.Id) && _answered.Add(activity.Id);

    /// <summary>Where a lead stands once all is written.</summary>
    public (LeadStage Stage, double? Score) After(StoredLead lead) => _decisions.TryGetValue(lead.Id, out var decision)
        ? (decision.Step.Qualifies ? LeadStage.HandedOff : lead.Standing.Stage, decision.Card.Total)
        : (lead.Standing.Stage, lead.Score);
}

/// <summary>A lead and what it did that the hub did not know of.</summary>
internal sealed record ActiveLead(StoredLead Lead, IReadOnlyList<ActivityRow> Activities);
