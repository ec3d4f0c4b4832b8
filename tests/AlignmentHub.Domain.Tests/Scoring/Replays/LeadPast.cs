using AlignmentHub.Domain.Scoring;
using AlignmentHub.Domain.Scoring.Replays;

namespace AlignmentHub.Domain.Tests.Scoring.Replays;

/// <summary>What happened with one lead, and when it was known.</summary>
internal sealed record LeadPast(IReadOnlyList<(DateTimeOffset Since, LeadAndAccount Subject)> Subjects, IReadOnlyList<(ActivityFact Fact, DateTimeOffset Known)> Activities)
{
    public DateTimeOffset Created => Subjects[0].Since;

    public Replayed Replay(LeadScorer scorer, ReplayPeriod period)
    {
        List<(ActivityFact Fact, DateTimeOffset Known)> ordered = [.. Activities.OrderBy(a => a.Fact.At).ThenBy(a => a.Fact.Id, StringComparer.Ordinal)];
        ActivityFact[] shapes = [.. ordered.Select(a => a.Fact)];
        KnownActivity[] known = [.. ordered.Select((a, shape) => new KnownActivity(a.Fact.At.UtcTicks, a.Known.UtcTicks, shape))];
        SubjectSince[] subjects = [.. Subjects.Select(s => new SubjectSince(s.Since.UtcTicks, s.Subject))];
        return scorer.Replay(shapes, period).Run(subjects, known);
    }
}
