namespace AlignmentHub.Domain.Scoring;

/// <summary>
/// Adds up one part of a score (definition-document.md, "Evaluation" 4): in each group positives are cut at its cap and
/// negatives kept apart; over the groups positives are cut at the part's cap, negatives added, then floor and ceiling.
/// Writes the lines if asked to.
/// </summary>
internal struct PartSum(ScorePart part, List<ScoreLine>? lines)
{
    // What binary fractions leave behind when a sum meets its cap exactly.
    private const double Noise = 1e-9;
    private const double CeilingPoints = 100;

    private double _positives;
    private double _negatives;
    private double _groupPositives;
    private double _written;
    private double _writtenRounded;

    public static double Rounded(double number) => Math.Round(number, 4, MidpointRounding.ToEven) + 0.0;

    public void Add(string group, string rule, double points, double? beforeDecay = null, int? activities = null)
    {
        if (Math.Abs(points) < Noise) return;

        if (points > 0) _groupPositives += points;
        else _negatives += points;
        Write(group, rule, points, beforeDecay, activities);
    }

    public void EndGroup(string group, double? cap)
    {
        _positives += Cut(group, ScoreLine.Cap, _groupPositives, Math.Min(_groupPositives, cap ?? _groupPositives));
        _groupPositives = 0;
    }

    /// <summary>The part's number, not rounded yet.</summary>
    public double End(double cap)
    {
        var number = Cut(null, ScoreLine.Cap, _positives, Math.Min(_positives, cap)) + _negatives;
        number = Cut(null, ScoreLine.Floor, number, Math.Max(number, 0));
        return Cut(null, ScoreLine.Ceiling, number, Math.Min(number, CeilingPoints));
    }

    private double Cut(string? group, string name, double before, double after)
    {
        if (Math.Abs(after - before) >= Noise) Write(group, name, after - before);
        return after;
    }

    /// <summary>
    /// Rounds the running sum and not each line, so that rounded lines still add up to the rounded number.
    /// </summary>
    private void Write(string? group, string rule, double points, double? beforeDecay = null, int? activities = null)
    {
        if (lines is null) return;

        _written += points;
        var sum = Rounded(_written);
        lines.Add(new(part, group, rule, Rounded(sum - _writtenRounded))
        {
            PointsBeforeDecay = beforeDecay, Activities = activities,
        });
        _writtenRounded = sum;
    }
}
