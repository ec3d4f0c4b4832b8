namespace AlignmentHub.Domain.Scoring.Replays;

/// <summary>Volume and quality of what a version would qualify in the period with another total threshold.</summary>
/// <param name="Threshold">The total threshold; all else stays as the version has it.</param>
public sealed record CurvePoint(double Threshold, OutcomeCount Count);

/// <summary>Counts leads by the total thresholds under which they qualify, in a hundred steps from 0 to the highest total there can be.</summary>
public sealed class ThresholdCurve
{
    public const int Steps = 100;

    // What binary fractions leave behind when a total meets a step exactly.
    private const double Noise = 1e-9;

    private readonly double _step;
    // What is added at a step and stays for all higher ones, so that a lead costs two additions.
    private readonly OutcomeCount[] _gains;

    private ThresholdCurve(double step, OutcomeCount[] gains) => (_step, _gains) = (step, gains);

    /// <summary>What has been counted so far, to go on with later.</summary>
    public IReadOnlyList<OutcomeCount> Gains => _gains;

    public IReadOnlyList<CurvePoint> Points
    {
        get
        {
            var sum = default(OutcomeCount);
            return [.. Enumerable.Range(0, Steps + 1).Select(i => new CurvePoint(i * _step, sum += _gains[i]))];
        }
    }

    /// <param name="highestTotal">What the total cannot exceed: 100 times the sum of the weights.</param>
    /// <param name="gains">What was counted earlier.</param>
    public static ThresholdCurve UpTo(double highestTotal, IReadOnlyList<OutcomeCount>? gains = null) =>
        new(Math.Max(highestTotal, 1) / Steps, gains is { Count: Steps + 2 } ? [.. gains] : new OutcomeCount[Steps + 2]);

    public void Add(in Replayed lead, LeadOutcome outcome)
    {
        if (double.IsNegativeInfinity(lead.Peak)) return;

        var first = StepAt(lead.Held) + 1;
        var last = StepAt(lead.Peak);
        if (first > last) return;

        var count = OutcomeCount.Of(outcome);
        _gains[first] += count;
        _gains[last + 1] -= count;
    }

    /// <summary>The last step that does not exceed a total; -1 if none does.</summary>
    private int StepAt(double total) => total < 0 ? -1 : total >= _step * Steps ? Steps : (int)Math.Floor(total / _step + Noise);
}
