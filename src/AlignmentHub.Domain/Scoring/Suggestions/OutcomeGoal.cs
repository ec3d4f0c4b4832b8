namespace AlignmentHub.Domain.Scoring.Suggestions;

/// <summary>What makes a lead a good one.</summary>
public enum OutcomeGoal
{
    /// <summary>Sales accepted it.</summary>
    Accepted,

    /// <summary>A deal with it was won.</summary>
    Won,
}

public static class OutcomeGoals
{
    /// <summary>Fewer cases than this prove nothing (semantics.md 3.8).</summary>
    public const int FewestCases = 100;

    /// <summary>Fewer of either kind than this prove nothing.</summary>
    public const int FewestOfEachKind = 20;

    /// <summary>Whether the lead is a good one; absent where that is not known.</summary>
    public static bool? Of(this OutcomeGoal goal, DecidedLead lead) => goal switch
    {
        OutcomeGoal.Accepted => lead.IsAccepted,
        OutcomeGoal.Won => lead.IsWon,
    };

    /// <summary>Refuses to learn from too little.</summary>
    public static Outcome IsEnough(this OutcomeGoal goal, IReadOnlyCollection<DecidedLead> leads)
    {
        var (cases, good) = (leads.Count(l => goal.Of(l) is not null), leads.Count(l => goal.Of(l) == true));
        if (cases >= FewestCases && good >= FewestOfEachKind && cases - good >= FewestOfEachKind) return Outcome.Done;

        var known = goal switch { OutcomeGoal.Accepted => "accepted or rejected", OutcomeGoal.Won => "won or lost" };
        return new Refusal(
            $"{cases} leads were {known}, {good} of them with success. Suggestions need at least {FewestCases}, with {FewestOfEachKind} of each kind. Come back when there are more.");
    }
}
