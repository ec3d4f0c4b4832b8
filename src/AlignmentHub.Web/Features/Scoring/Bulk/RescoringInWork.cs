using AlignmentHub.Domain.Scoring;

namespace AlignmentHub.Web.Features.Scoring.Bulk;

/// <summary>Scores leads one after the other and keeps what has to be done about them.</summary>
internal sealed class RescoringInWork(BulkVersions versions, ActivityChains activities, RescoringOrder order)
{
    private List<NewScore> _news = [];
    private List<(Guid, DateTimeOffset)> _toJudge = [];
    private Guid _last;

    public int Count { get; private set; }

    public void Take(SubjectFacts subject)
    {
        (Count, _last) = (Count + 1, subject.Id);
        var did = activities.Of(subject.Id);
        var (by, bulk) = versions.Of(subject);
        var instant = RescoredLead.InstantOf(subject, order.At);
        var lead = new RescoredLead(subject, instant, bulk.Numbers(subject.Lead, subject.Account, did, instant));
        // Whoever judges reads the ids too.
        if (lead.NeedsJudging(by.Scorer, order.Occasion) || bulk.DependsOnIds(did)) _toJudge.Add((subject.Id, instant));
        else if (lead.Differs(by.VersionId))
            _news.Add(NewScore.Of(subject, by.VersionId, instant, bulk.Score(subject.Lead, subject.Account, did, instant)));
    }

    /// <summary>What was found since the last time.</summary>
    public RescoredLeads End()
    {
        var found = new RescoredLeads(Count, _last, _news, _toJudge);
        (Count, _news, _toJudge) = (0, [], []);
        return found;
    }
}
