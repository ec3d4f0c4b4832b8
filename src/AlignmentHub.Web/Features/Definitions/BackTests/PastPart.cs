using AlignmentHub.Domain.Scoring;
using AlignmentHub.Domain.Scoring.Replays;

namespace AlignmentHub.Web.Features.Definitions.BackTests;

/// <summary>The past of some leads, side by side.</summary>
internal sealed record PastPart(
    IReadOnlyList<Guid> Leads, IReadOnlyList<SubjectSince[]> Subjects, IReadOnlyList<ActivityFact> Shapes, KnownGathering Gathered, IReadOnlyDictionary<Guid, LeadOutcome> Outcomes)
{
    private readonly (int[] First, KnownActivity[] All) _activities = Gathered.Sorted();

    public ReadOnlySpan<KnownActivity> ActivitiesOf(int lead) =>
        _activities.All.AsSpan(_activities.First[lead], _activities.First[lead + 1] - _activities.First[lead]);
}
