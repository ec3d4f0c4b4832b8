using AlignmentHub.Domain.Definitions;

namespace AlignmentHub.Domain.Scoring.Suggestions;

/// <summary>How leads that a rule gives points to turned out.</summary>
/// <param name="Points">What the rule gives.</param>
public sealed record RuleLift(ScorePart Part, string Group, string Rule, double Points, LiftFigures Figures);

/// <summary>How leads with a value turned out.</summary>
public sealed record ValueLift(CandidateRule Rule, LiftFigures Figures);

/// <summary>Points to take away, and what that would have done to what sales decided (semantics.md 3.8).</summary>
/// <param name="Points">Below zero.</param>
/// <param name="Passed">The leads that the active version lets through as they were when they came to sales, of which the next three are.</param>
/// <param name="Rejections">Rejected leads that would not have come to sales.</param>
/// <param name="Acceptances">Accepted leads that would not have come either.</param>
/// <param name="Wins">Won ones among all that would not have come.</param>
/// <param name="RejectionShare">The share of all rejections that are of this kind.</param>
public sealed record PointSuggestion(CandidateRule Rule, int Points, int Passed, int Rejections, int Acceptances, int Wins, double RejectionShare, LiftFigures Figures);

/// <summary>Finds in what sales decided which points would have served it better. Each finding says what it rests on.</summary>
public sealed class PointSuggestions(DefinitionDocument active, IReadOnlyList<DecidedLead> leads, OutcomeGoal goal)
{
    private const int MostCards = 6;
    private const string GroupName = "Learnt from outcomes";
    private static readonly int[] Steps = [-5, -10, -15, -20, -30];

    private readonly LeadScorer _scorer = new(active);
    private readonly List<DecidedLead> _known = [.. leads.Where(l => goal.Of(l) is not null)];

    private List<DecidedLead>? _passed;

    private List<DecidedLead> Passed => _passed ??= [.. leads.Where(l => Qualifies(_scorer, l))];

    private double BaseRate => _known.Count == 0 ? 0 : (double)_known.Count(l => goal.Of(l) == true) / _known.Count;

    /// <summary>Each rule of the active version by how the leads that get its points turned out.</summary>
    public IReadOnlyList<RuleLift> OfRules()
    {
        List<(DecidedLead Lead, ScoreCard Card)> cards = [.. _known.Select(l => (l, _scorer.Score(l.Subject.Lead, l.Subject.Account, l.Activities, l.At)))];
        return
        [
            .. active.Fit.Groups.SelectMany(g => g.Rules.Select(r => Lift(ScorePart.Fit, g.Name, r.Name, r.Points))),
            .. active.Engagement.Groups.SelectMany(g => g.Rules.Select(r => Lift(ScorePart.Engagement, g.Name, r.Name, r.Points))),
        ];

        RuleLift Lift(ScorePart part, string group, string rule, double points) => new(part, group, rule, points,
            Figures([.. cards.Where(c => c.Card.Lines.Any(l => (l.Part, l.Group, l.Rule) == (part, group, rule))).Select(c => c.Lead)]));
    }

    /// <summary>Values by how leads with them turned out, those that stand out most first.</summary>
    public IReadOnlyList<ValueLift> OfValues(IEnumerable<CandidateRule> candidates) =>
    [
        .. candidates.Select(c => new ValueLift(c, Figures(With(c))))
            .Where(v => v.Figures.Cases >= CandidateRules.FewestLeads)
            .OrderByDescending(v => Math.Abs(Math.Log(Math.Max(v.Figures.Lift ?? 1, 0.01)))),
    ];

    /// <summary>The few best points to take away: those that spare sales most rejections for the least loss.</summary>
    public IReadOnlyList<PointSuggestion> Cards(IEnumerable<CandidateRule> candidates) =>
    [
        .. OfValues(candidates).Where(v => v.Figures.IsWorse)
            .Select(Best).OfType<PointSuggestion>()
            .OrderByDescending(Worth).Take(MostCards),
    ];

    /// <summary>The active version with the suggested points.</summary>
    public DefinitionDocument Apply(PointSuggestion suggestion) => With(suggestion.Rule, suggestion.Points);

    private PointSuggestion? Best(ValueLift value) => Steps.Select(points => Effect(value, points)).Where(s => Worth(s) > 0).MaxBy(s => (Worth(s), s.Points));

    // Losing a win costs far more than a rejection does.
    private static int Worth(PointSuggestion s) => s.Rejections - 2 * s.Acceptances - 10 * s.Wins;

    private PointSuggestion Effect(ValueLift value, int points)
    {
        var changed = new LeadScorer(With(value.Rule, points));
        List<DecidedLead> gone = [.. Passed.Where(l => !Qualifies(changed, l))];
        var rejections = leads.Count(l => l.IsAccepted == false);
        var ofKind = With(value.Rule).Count(l => l.IsAccepted == false);
        return new(
            value.Rule, points, Passed.Count, gone.Count(l => l.IsAccepted == false), gone.Count(l => l.IsAccepted == true), gone.Count(l => l.IsWon == true),
            rejections == 0 ? 0 : (double)ofKind / rejections, value.Figures);
    }

    private DefinitionDocument With(CandidateRule rule, int points)
    {
        var learnt = active.Fit.Groups.FirstOrDefault(g => g.Name == GroupName) ?? new(GroupName, null, []);
        RuleGroup<FitRule>[] groups =
        [
            .. active.Fit.Groups.Where(g => g.Name != GroupName),
            learnt with { Rules = [.. learnt.Rules.Where(r => r.Name != rule.Name), new FitRule(rule.Name, points, rule.When)] },
        ];
        return active with { Fit = active.Fit with { Groups = groups } };
    }

    private List<DecidedLead> With(CandidateRule rule)
    {
        var holds = rule.When.Compile(LeadFields.Catalogue);
        return [.. _known.Where(l => holds(l.Subject))];
    }

    private LiftFigures Figures(List<DecidedLead> of) => new(of.Count, of.Count(l => goal.Of(l) == true), BaseRate);

    private static bool Qualifies(LeadScorer scorer, DecidedLead lead) =>
        scorer.Score(lead.Subject.Lead, lead.Subject.Account, lead.Activities, lead.At).Qualifies;
}
