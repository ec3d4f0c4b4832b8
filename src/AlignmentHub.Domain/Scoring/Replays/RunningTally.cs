namespace AlignmentHub.Domain.Scoring.Replays;

/// <summary>What a rule has seen so far of a lead whose activities come one after the other, kept so that its tally at the next instant costs one step.</summary>
internal sealed class RunningTally
{
    private readonly List<long> _young = [];
    private int _firstYoung;
    private Tally _seen;

    public void Clear()
    {
        _young.Clear();
        (_firstYoung, _seen) = (0, default);
    }

    /// <summary>Takes the next one that suits the rule, in the order of their instants.</summary>
    public void Take(ActivityMatch match, long utcTicks)
    {
        if (match.IsWindowed) _young.Add(utcTicks);
        else match.Take(utcTicks, ref _seen);
    }

    /// <summary>The tally of what was taken, at an instant that is not before the last one asked for.</summary>
    public Tally At(ActivityMatch match, long utcTicks)
    {
        while (_firstYoung < _young.Count && !match.IsYoung(_young[_firstYoung], utcTicks)) _firstYoung++;
        var tally = match.IsWindowed ? new() { Count = _young.Count - _firstYoung, Sum = _young.Count - _firstYoung } : _seen;
        match.Settle(utcTicks, ref tally);
        return tally;
    }
}
