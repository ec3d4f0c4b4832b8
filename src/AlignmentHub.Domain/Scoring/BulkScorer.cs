namespace AlignmentHub.Domain.Scoring;

/// <summary>A <see cref="LeadScorer"/> for many leads at once. Same rules, same numbers; may be used from many threads.</summary>
public sealed class BulkScorer
{
    private readonly LeadScorer _scorer;
    private readonly ShapeCount _activities;

    internal BulkScorer(LeadScorer scorer, ShapeCount activities) => (_scorer, _activities) = (scorer, activities);

    private int Slots => _activities.Slots;

    /// <summary>
    /// Whether the score depends on the order of activities of one instant, which their ids would tell: where they differ and only some of
    /// them still count that day.
    /// </summary>
    public bool DependsOnIds(ReadOnlySpan<ShapedActivity> activities) => _activities.DependsOnIds(activities);

    /// <summary>The score without its reasons. Activities stand in the order of their instants, then ids.</summary>
    public ScoreNumbers Numbers(LeadFacts lead, AccountFacts? account, ReadOnlySpan<ShapedActivity> activities, DateTimeOffset at)
    {
        var tallies = Slots <= LeadScorer.TalliesOnStack ? stackalloc Tally[Slots] : new Tally[Slots];
        _activities.Fill(tallies, activities, at);
        return _scorer.Numbers(new(lead, account), tallies, null);
    }

    /// <summary>The score with its reasons. Activities stand in the order of their instants, then ids.</summary>
    public ScoreCard Score(LeadFacts lead, AccountFacts? account, ReadOnlySpan<ShapedActivity> activities, DateTimeOffset at)
    {
        var tallies = Slots <= LeadScorer.TalliesOnStack ? stackalloc Tally[Slots] : new Tally[Slots];
        _activities.Fill(tallies, activities, at);
        return _scorer.Card(new(lead, account), tallies);
    }

    /// <inheritdoc cref="LeadScorer.Keep(IReadOnlyList{ActivityFact}, DateTimeOffset)"/>
    public KeptTallies Keep(ReadOnlySpan<ShapedActivity> activities, DateTimeOffset at)
    {
        var (tallies, keeper) = (new Tally[Slots], new TallyKeeper());
        _activities.Fill(tallies, activities, at, keeper);
        return _activities.Kept(keeper, tallies, at);
    }
}
