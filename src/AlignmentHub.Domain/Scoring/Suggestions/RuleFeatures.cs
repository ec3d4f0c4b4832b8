using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Domain.Scoring.Suggestions;

/// <summary>What each rule sees of a lead, per point that it gives: 1 or 0 for fit, the sum of what is left for engagement.</summary>
internal sealed class RuleFeatures
{
    private readonly Test<LeadAndAccount>[] _conditions;
    private readonly LeadScorer _engagement;
    private readonly Dictionary<string, int> _places;

    /// <summary>The features are the conditions in their order, then the engagement rules in theirs.</summary>
    public RuleFeatures(IReadOnlyList<Condition> conditions, IReadOnlyList<EngagementRule> rules, int dailyCap)
    {
        _conditions = [.. conditions.Select(c => c.Compile(LeadFields.Catalogue))];
        // Each rule alone in a group of its own, with one point and no cap, tells its amount by its line.
        RuleGroup<EngagementRule>[] groups = [.. rules.Select((r, i) => new RuleGroup<EngagementRule>($"{i}", null, [r with { Points = 1, Max = null }]))];
        _places = groups.Select((g, i) => (g.Name, i)).ToDictionary(g => g.Name, g => _conditions.Length + g.i);
        _engagement = new(new(Gate.Open, FitPart.Empty, new(double.MaxValue, dailyCap, groups), Weights.Halves, Thresholds.None, GradeBands.Default, []));
    }

    public int Count => _conditions.Length + _places.Count;

    public (int Feature, double Value)[] Of(DecidedLead lead)
    {
        List<(int, double)> found = [];
        for (var i = 0; i < _conditions.Length; i++)
        {
            if (_conditions[i](lead.Subject)) found.Add((i, 1));
        }

        if (_places.Count == 0) return [.. found];
        foreach (var line in _engagement.Score(lead.Subject.Lead, null, lead.Activities, lead.At).Lines)
        {
            if (line.Group is { } group) found.Add((_places[group], line.Points));
        }

        return [.. found];
    }
}
