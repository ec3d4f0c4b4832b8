using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Conditions;

namespace AlignmentHub.Domain.Scoring.Suggestions;

/// <summary>Writes fitted weights as whole points of rules.</summary>
internal sealed class FittedPoints(DefinitionDocument active, IReadOnlyList<CandidateRule> chosen, double[] weights)
{
    private const string Others = "anything else";
    private const double MostPoints = 1000;

    /// <param name="scale">Points of the total per unit of weight.</param>
    public DefinitionDocument Within(double scale) => active with
    {
        Fit = new(FitPart.DefaultCap, [.. Fields(scale)]),
        Engagement = active.Engagement with { Cap = EngagementPart.DefaultCap, Groups = Engagement(scale) },
    };

    private IEnumerable<RuleGroup<FitRule>> Fields(double scale)
    {
        var perPoint = scale / (active.Weights.Fit > 0 ? active.Weights.Fit : 1);
        foreach (var field in chosen.Select((rule, place) => (rule, Points: weights[place] * perPoint)).GroupBy(r => r.rule.Field))
        {
            // The worst value of a field gets nothing and the others more, so that no sum falls below the floor of 0.
            var worst = Math.Min(0, field.Min(r => r.Points));
            List<FitRule> rules = [.. field.Select(r => new FitRule(r.rule.Name, Whole(r.Points - worst), r.rule.When))];
            rules.Add(new($"{field.Key} {Others}", Whole(-worst), new NotOf(new AnyOf([.. field.Select(r => r.rule.When)]))));
            rules.RemoveAll(r => r.Points == 0);
            if (rules.Count > 0) yield return new(field.Key, null, rules);
        }
    }

    private List<RuleGroup<EngagementRule>> Engagement(double scale)
    {
        var perPoint = scale / (active.Weights.Engagement > 0 ? active.Weights.Engagement : 1);
        var place = chosen.Count;
        List<RuleGroup<EngagementRule>> groups = [];
        foreach (var group in active.Engagement.Groups)
        {
            List<EngagementRule> rules = [.. group.Rules.Select(r => r with { Points = Whole(weights[place++] * perPoint), Max = null })];
            rules.RemoveAll(r => r.Points == 0);
            if (rules.Count > 0) groups.Add(new(group.Name, null, rules));
        }

        return groups;
    }

    private static double Whole(double points) => Math.Clamp(Math.Round(points), -MostPoints, MostPoints);
}
