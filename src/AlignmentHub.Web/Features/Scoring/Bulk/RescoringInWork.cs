using AlignmentHub.Domain.Scoring;

namespace AlignmentHub.Web.Features.Scoring.Bulk;

/// <summary>Scores leads one after the other and keeps what has to be done about them.</summary>
/// <param name="most">How many are written at once.</param>
internal sealed class RescoringInWork(BulkVersions versions, ActivityChains activities, RescoringOrder order, int most)
{
    // Where hardly anything differs there is little to write, but somebody watches how far the run is.
    private const int LeadsPerNews = 4;
    private const int MostWaiting = 64;

    private readonly List<SubjectFacts> _waiting = [];
    private List<NewScore> _news = [];
    private List<(Guid, DateTimeOffset)> _toJudge = [];
    private Guid _last;
    private int _count;

    /// <summary>Whether there is enough to write.</summary>
    public bool IsFull => _news.Count + _toJudge.Count >= most || _count >= most * LeadsPerNews;

    public void Take(SubjectFacts subject)
    {
        _waiting.Add(subject);
        if (_waiting.Count == Math.Min(most, MostWaiting)) ScoreWaiting();
    }

    /// <summary>What was found since the last time; null if no lead came.</summary>
    public RescoredLeads? End()
    {
        ScoreWaiting();
        var found = new RescoredLeads(_count, _last, _news, _toJudge);
        (_count, _news, _toJudge) = (0, [], []);
        return found.Leads > 0 ? found : null;
    }

    private void ScoreWaiting()
    {
        Span<Guid> ids = stackalloc Guid[MostWaiting];
        for (var i = 0; i < _waiting.Count; i++) ids[i] = _waiting[i].Id;
        activities.Announce(ids[.._waiting.Count]);
        foreach (var subject in _waiting) Score(subject);
        _waiting.Clear();
    }

    private void Score(SubjectFacts subject)
    {
        (_count, _last) = (_count + 1, subject.Id);
        var did = activities.Of(subject.Id);
        var (by, bulk) = versions.Of(subject);
        var instant = RescoredLead.InstantOf(subject, order.At);
        var lead = new RescoredLead(subject, instant, bulk.Numbers(subject.Lead, subject.Account, did, instant));
        // Whoever judges reads the ids too.
        if (lead.NeedsJudging(by.Scorer, order.Occasion) || bulk.DependsOnIds(did)) _toJudge.Add((subject.Id, instant));
        else if (lead.Differs(by.VersionId))
            _news.Add(NewScore.Of(subject, by.VersionId, instant, bulk.Score(subject.Lead, subject.Account, did, instant)));
    }
}
