namespace AlignmentHub.Web.Features.Scoring.Bulk;

/// <summary>Scores leads from what was kept of their activities when somebody last counted them.</summary>
internal sealed class CountingOn(VersionsInForce versions, RescoringOrder order, int most) : RescoringInWork(order, most)
{
    protected override void Score(SubjectFacts subject)
    {
        var by = versions.Of(subject.Id, subject.Lead, subject.Account);
        var at = InstantOf(subject);
        if (subject.Stored is not { Tallies: var kept } stored || stored.VersionId != by.VersionId || !kept.HoldAt(at))
        {
            Judge(subject, at);
            return;
        }

        var numbers = by.Scorer.Numbers(subject.Lead, subject.Account, kept, at);
        if (NeedsJudging(subject, numbers, by.Scorer)) Judge(subject, at);
        else if (!subject.HasScore(by.VersionId, numbers))
            Write(subject, by.VersionId, at, by.Scorer.Score(subject.Lead, subject.Account, kept, at), tallies: null);
    }
}
