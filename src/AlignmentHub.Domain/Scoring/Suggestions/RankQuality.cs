namespace AlignmentHub.Domain.Scoring.Suggestions;

/// <summary>How well scores tell good from bad leads: the chance that a good one stands above a bad one, ties counting half (the area under the ROC curve).</summary>
public static class RankQuality
{
    /// <summary>0.5 is chance, 1 perfect; absent without both kinds.</summary>
    public static double? Auc(IEnumerable<(double Score, bool IsGood)> leads)
    {
        double good = 0, bad = 0, above = 0;
        foreach (var tied in leads.GroupBy(l => l.Score).OrderBy(g => g.Key))
        {
            double goodHere = tied.Count(l => l.IsGood), badHere = tied.Count() - goodHere;
            above += goodHere * (bad + badHere / 2);
            (good, bad) = (good + goodHere, bad + badHere);
        }

        return good == 0 || bad == 0 ? null : above / (good * bad);
    }
}
