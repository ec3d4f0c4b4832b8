using AlignmentHub.Domain.Scoring;

namespace AlignmentHub.Web.Features.Scoring.Bulk;

/// <summary>Scores leads one after the other and keeps what has to be done about them.</summary>
/// <param name="most">How many are written at once.</param>
internal abstract class RescoringInWork(RescoringOrder order, int most) : IDisposable
{
    // Where hardly anything differs there is little to write, but somebody watches how far the run is.
    private const int LeadsPerNews = 4;

    private NewScores _news = new();
    private List<(Guid, DateTimeOffset)> _toJudge = [];
    private Guid _last;
    private int _count;

    /// <summary>Whether there is enough to write.</summary>
    public bool IsFull => _news.Count + _toJudge.Count >= most || _count >= most * LeadsPerNews;

    /// <summary>Takes the next lead in the order of their ids.</summary>
    public virtual void Take(SubjectFacts subject)
    {
        (_count, _last) = (_count + 1, subject.Id);
        Score(subject);
    }

    /// <summary>What was found since the last time; null if no lead came.</summary>
    public virtual RescoredLeads? End()
    {
        var found = new RescoredLeads(_count, _last, _news, _toJudge);
        (_count, _news, _toJudge) = (0, new(), []);
        return found.Leads > 0 ? found : null;
    }

    public void Dispose() => _news.Dispose();

    protected DateTimeOffset InstantOf(SubjectFacts subject) => order.InstantOf(subject);

    protected abstract void Score(SubjectFacts subject);

    /// <summary>Leaves a lead to those who read everything about it.</summary>
    protected void Judge(SubjectFacts subject, DateTimeOffset at) => _toJudge.Add((subject.Id, at));

    /// <inheritdoc cref="NewScores.Add"/>
    protected void Write(SubjectFacts subject, Guid versionId, DateTimeOffset at, ScoreCard card, KeptTallies? tallies) =>
        _news.Add(subject, versionId, at, card, tallies);

    /// <summary>Whether the rules of qualification have to be asked, which need more of the lead than its score.</summary>
    protected bool NeedsJudging(SubjectFacts subject, in ScoreNumbers numbers, LeadScorer scorer) => QualificationStep.MayChange(
        subject.Stored?.Qualification ?? QualificationState.None, numbers, scorer.Document.Thresholds, subject.Stage, order.Occasion);
}
