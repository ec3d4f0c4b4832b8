namespace AlignmentHub.Domain.Scoring;

/// <summary>
/// Walks activities by their shapes. The rules look at each shape once, however many activities have it; what is left to do for an
/// activity is its day and its age.
/// </summary>
internal sealed class ShapeCount
{
    private readonly ActivityCount _activities;
    private readonly Suited[] _shapes;

    public ShapeCount(ActivityCount activities, IReadOnlyList<ActivityFact> shapes)
    {
        _activities = activities;
        _shapes = [.. shapes.Select(Matched)];
    }

    public int Slots => _activities.Slots;

    public int Types => _activities.Types.Count;

    /// <summary>The rules and overrides in the order of their slots.</summary>
    public IReadOnlyList<ActivityMatch> Matches => _activities.Matches;

    /// <summary>Activities stand in the order of their instants, those of one instant in that of their ids.</summary>
    /// <param name="keeper">Takes down what is needed to count on at later instants.</param>
    public void Fill(Span<Tally> tallies, ReadOnlySpan<ShapedActivity> activities, DateTimeOffset at, TallyKeeper? keeper = null)
    {
        var days = Types <= 32 ? stackalloc DayCount[Types] : new DayCount[Types];
        foreach (var activity in activities)
        {
            if (activity.UtcTicks > at.UtcTicks)
            {
                keeper?.EndAt(activity.UtcTicks);
                break;
            }

            if (Counted(activity.Shape, activity.UtcTicks, days) is not { } matches) continue;
            foreach (var match in matches) ActivityCount.Count(match, activity.UtcTicks, at, tallies, keeper);
        }

        _activities.Settle(tallies, at);
    }

    public KeptTallies Kept(TallyKeeper keeper, ReadOnlySpan<Tally> tallies, DateTimeOffset at) => keeper.Kept(_activities, tallies, at);

    /// <inheritdoc cref="BulkScorer.DependsOnIds"/>
    public bool DependsOnIds(ReadOnlySpan<ShapedActivity> activities)
    {
        if (activities.Length <= _activities.DailyCap) return false;

        var days = _activities.Types.Count <= 32 ? stackalloc DayCount[_activities.Types.Count] : new DayCount[_activities.Types.Count];
        for (var i = 0; i < activities.Length; i++)
        {
            if (_shapes[activities[i].Shape] is not { Matches: not null } shape) continue;
            if (days[shape.Type].Next(activities[i].UtcTicks) > _activities.DailyCap && HasTwin(activities, i, shape.Type)) return true;
        }

        return false;
    }

    /// <summary>Whether another one of the type stands at the same instant and differs.</summary>
    private bool HasTwin(ReadOnlySpan<ShapedActivity> activities, int place, int type)
    {
        var one = activities[place];
        var from = place;
        while (from > 0 && activities[from - 1].UtcTicks == one.UtcTicks) from--;
        for (var i = from; i < activities.Length && activities[i].UtcTicks == one.UtcTicks; i++)
        {
            if (activities[i].Shape != one.Shape && _shapes[activities[i].Shape] is { Matches: not null } other && other.Type == type) return true;
        }

        return false;
    }

    /// <summary>The rules that take the next activity; null if none is about its type, or its day is full.</summary>
    public ActivityMatch[]? Counted(int shape, long utcTicks, Span<DayCount> days)
    {
        if (_shapes[shape] is not { Matches: { } matches } suited) return null;

        return days[suited.Type].Next(utcTicks) > _activities.DailyCap ? null : matches;
    }

    private Suited Matched(ActivityFact shape) =>
        _activities.About(shape.Type) is { } type ? new(type.Index, [.. type.Matches.Where(m => m.Suits(in shape))]) : default;

    /// <param name="Type">Place of the type, of which only so many count per day whether they match or not.</param>
    /// <param name="Matches">The rules it suits; null for types that no rule is about.</param>
    private readonly record struct Suited(int Type, ActivityMatch[]? Matches);
}
