using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Web.Features.Leads.Stages;
using AlignmentHub.Web.Features.Leads;

namespace AlignmentHub.Web.Features.Scoring;

/// <summary>A lead with everything that its score and its qualification depend on. Its row is locked, or not written yet.</summary>
internal sealed record ScoringSubject(LeadStanding Standing, LeadFacts Lead, AccountFacts? Account)
{
    public IReadOnlyList<ActivityFact> Activities { get; init; } = [];

    /// <summary>Absent as long as no version has judged the lead.</summary>
    public StoredScore? Stored { get; init; }

    public LastPass? LastPass { get; init; }

    /// <summary>Whether it is scored because the data by which sales reaches it change.</summary>
    public bool IsMended { get; init; }
}

/// <summary>A score as it is in the database, without its reasons.</summary>
internal sealed record StoredScore(Guid VersionId, ScoreNumbers Numbers, QualificationState Qualification, KeptTallies Tallies);
