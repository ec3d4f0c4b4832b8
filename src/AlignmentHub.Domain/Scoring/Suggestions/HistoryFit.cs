using AlignmentHub.Domain.Definitions;

namespace AlignmentHub.Domain.Scoring.Suggestions;

/// <summary>A version whose points were fitted to what became of leads.</summary>
/// <param name="Auc">How well it tells good from bad leads that it was not fitted to (<see cref="RankQuality"/>).</param>
/// <param name="ActiveAuc">The same of the active version, on the same leads.</param>
/// <param name="Rules">How many rules got points.</param>
public sealed record FittedVersion(DefinitionDocument Document, double? Auc, double? ActiveAuc, int TrainedOn, int HeldOut, int Rules);

/// <summary>
/// Proposes whole points for rules by regularised logistic regression (semantics.md 3.8): the rules of the active version and values that history
/// says something about. Seven tenths of the leads are learnt from, the rest judges.
/// </summary>
public sealed class HistoryFit(DefinitionDocument active, IReadOnlyList<DecidedLead> leads, OutcomeGoal goal)
{
    private const double Penalty = 1;
    private const double LearntShare = 0.7;
    private const double Highest = 100;
    private const double NearlyAll = 0.99;

    /// <param name="chosen">The fit rules to give points to; the engagement rules of the active version always get some.</param>
    public Outcome<FittedVersion> Propose(IReadOnlyList<CandidateRule> chosen)
    {
        if (goal.IsEnough(leads).Refusal is { } tooFew) return tooFew;

        var known = leads.Where(l => goal.Of(l) is not null).ToArray();
        new Random(known.Length).Shuffle(known); // the same leads give the same split
        var (learnt, heldOut) = (known[..(int)(known.Length * LearntShare)], known[(int)(known.Length * LearntShare)..]);
        EngagementRule[] engagement = [.. active.Engagement.Groups.SelectMany(g => g.Rules)];
        var features = new RuleFeatures([.. chosen.Select(c => c.When)], engagement, active.Engagement.DailyCapPerType);
        List<(int Feature, double Value)[]> rows = [.. learnt.Select(features.Of)];
        var weights = LogisticFit.Weights(rows, [.. learnt.Select(l => goal.Of(l) == true)], features.Count, Penalty);

        var fitted = new FittedPoints(active, chosen, weights).Within(Scale(rows, weights, chosen));
        var document = SameVolume(fitted, learnt);
        return new FittedVersion(
            document, Auc(document, heldOut), Auc(active, heldOut), learnt.Length, heldOut.Length,
            document.Fit.Groups.Sum(g => g.Rules.Count) + document.Engagement.Groups.Sum(g => g.Rules.Count));
    }

    /// <summary>Points per unit of weight, so that nearly no lead meets the cap of a part.</summary>
    private double Scale(List<(int Feature, double Value)[]> rows, double[] weights, IReadOnlyList<CandidateRule> chosen)
    {
        var raised = chosen.Select((rule, place) => (rule.Field, Weight: weights[place])).GroupBy(r => r.Field).Sum(field => Math.Max(0, -field.Min(r => r.Weight)));
        var fit = High(rows.Select(r => raised + r.Where(f => f.Feature < chosen.Count).Sum(f => weights[f.Feature] * f.Value)));
        var engagement = High(rows.Select(r => r.Where(f => f.Feature >= chosen.Count).Sum(f => Math.Abs(weights[f.Feature]) * f.Value)));
        return Math.Min(Highest * Positive(active.Weights.Fit) / fit, Highest * Positive(active.Weights.Engagement) / engagement);
    }

    private static double High(IEnumerable<double> sums)
    {
        double[] ordered = [.. sums.Order()];
        return Math.Max(ordered[(int)(NearlyAll * (ordered.Length - 1))], 0.1);
    }

    /// <summary>The total threshold that lets as many leads qualify as the active version does, so that only the choice of leads differs.</summary>
    private DefinitionDocument SameVolume(DefinitionDocument document, DecidedLead[] of)
    {
        var open = document with { Thresholds = Thresholds.None };
        var (before, after) = (new LeadScorer(active), new LeadScorer(open));
        var wanted = of.Count(l => Score(before, l).Qualifies);
        double[] totals = [.. of.Select(l => Score(after, l).Total).OrderDescending()];
        return open with { Thresholds = new(0, 0, Math.Max(1, Math.Round(totals[Math.Clamp(wanted - 1, 0, totals.Length - 1)]))) };
    }

    private double? Auc(DefinitionDocument document, DecidedLead[] of)
    {
        var scorer = new LeadScorer(document);
        return RankQuality.Auc(of.Select(l => (Score(scorer, l).Total, goal.Of(l) == true)));
    }

    private static double Positive(double weight) => weight > 0 ? weight : 1;

    private static ScoreCard Score(LeadScorer scorer, DecidedLead lead) => scorer.Score(lead.Subject.Lead, lead.Subject.Account, lead.Activities, lead.At);
}
