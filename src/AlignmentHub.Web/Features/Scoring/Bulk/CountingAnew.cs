using AlignmentHub.Domain.Scoring;

namespace AlignmentHub.Web.Features.Scoring.Bulk;

/// <summary>Scores leads from all their activities, and finds what was kept of these in another way than it should be.</summary>
internal sealed class CountingAnew(BulkVersions versions, ActivityChains activities, RescoringOrder order, int most) : RescoringInWork(order, most)
{
    private readonly int _mostWaiting = Math.Min(most, ActivityChains.AtOnce / 2);
    private readonly List<SubjectFacts> _waiting = [];

    public override void Take(SubjectFacts subject)
    {
        _waiting.Add(subject);
        if (_waiting.Count == _mostWaiting) ScoreWaiting();
    }

    public override RescoredLeads? End()
    {
        ScoreWaiting();
        return base.End();
    }

    protected override void Score(SubjectFacts subject)
    {
        var did = activities.Of(subject.Id);
        var (by, bulk) = versions.Of(subject);
        var at = InstantOf(subject);
        var numbers = bulk.Numbers(subject.Lead, subject.Account, did, at);
        // Whoever judges reads the ids too.
        if (NeedsJudging(subject, numbers, by.Scorer) || bulk.DependsOnIds(did))
        {
            Judge(subject, at);
            return;
        }

        var kept = bulk.Keep(did, at);
        var isNews = !subject.HasScore(by.VersionId, numbers);
        // Where only that differs, the score stays as it was written, and when.
        if (isNews || !by.Scorer.Keep(subject.Stored!.Tallies, at).SameAs(kept))
            Write(subject, by.VersionId, isNews ? at : subject.Stored!.AsOf, bulk.Score(subject.Lead, subject.Account, did, at), kept);
    }

    private void ScoreWaiting()
    {
        Span<Guid> ids = stackalloc Guid[ActivityChains.AtOnce];
        for (var i = 0; i < _waiting.Count; i++) ids[i] = _waiting[i].Id;
        activities.Announce(ids[.._waiting.Count]);
        foreach (var subject in _waiting) base.Take(subject);
        _waiting.Clear();
    }
}
