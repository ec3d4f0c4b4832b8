namespace AlignmentHub.Domain.Scoring.Replays;

/// <summary>What a rule has seen so far of a lead whose activities come one after the other, kept so that its tally at the next instant costs one step.</summary>
internal sealed class RunningTally
{
    private readonly List<long> _young = [];
    private int _firstYoung;

    public int Count { get; private set; }

    /// <summary>The sum of what was left of each at the latest one, for a rule that fades.</summary>
    public double Sum { get; private set; }

    public long LatestTicks { get; private set; }

    public void Clear()
    {
        _young.Clear();
        (_firstYoung, Count, Sum, LatestTicks) = (0, 0, 0, 0);
    }

    /// <param name="left">What is left by now of an activity as old as the latest one; 1 for rules that do not fade.</param>
    public void Add(long utcTicks, double left)
    {
        Count++;
        Sum = Count == 1 ? 1 : Sum * left + 1;
        LatestTicks = utcTicks;
    }

    public void AddYoung(long utcTicks) => _young.Add(utcTicks);

    /// <summary>How many are younger than the window. Instants must not go back.</summary>
    public int Young(long utcTicks, double windowDays)
    {
        while (_firstYoung < _young.Count && (double)(utcTicks - _young[_firstYoung]) / TimeSpan.TicksPerDay >= windowDays) _firstYoung++;
        return _young.Count - _firstYoung;
    }
}
