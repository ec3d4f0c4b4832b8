using AlignmentHub.Domain.Scoring;

namespace AlignmentHub.Web.Features.Scoring.Bulk;

/// <summary>What a run over all leads is for.</summary>
/// <param name="At">The instant at which it scores them.</param>
/// <param name="CountsAnew">Whether it reads all activities, instead of going on from what was kept of them.</param>
internal sealed record RescoringOrder(DateTimeOffset At, ScoringOccasion Occasion, bool CountsAnew)
{
    /// <summary>A score is never taken back to an earlier instant than the one it has: what happened since would be lost.</summary>
    public DateTimeOffset InstantOf(SubjectFacts subject) => subject.Stored is { } stored && stored.CountedBy > At ? stored.CountedBy : At;
}

/// <summary>Leads in the order of their ids, after they were scored.</summary>
/// <param name="Leads">How many were scored.</param>
/// <param name="Last">The last of them.</param>
/// <param name="News">Those whose scores differ and whose qualification stays.</param>
/// <param name="ToJudge">Those whose qualification may change, by the instant for which they are judged.</param>
internal sealed record RescoredLeads(int Leads, Guid Last, NewScores News, IReadOnlyList<(Guid Lead, DateTimeOffset At)> ToJudge);
