namespace AlignmentHub.Domain.Sla;

/// <summary>What a revenue target takes: wins, SQLs, accepted leads and MQLs, each step rounded up.</summary>
public sealed record RequiredLeads(long Wins, long Sqls, long Accepted, long Mqls)
{
    /// <summary>Refused while a step has no rate: nothing can be divided by what is not known.</summary>
    public static Outcome<RequiredLeads> For(LeadPlan plan)
    {
        if (plan.Check().Refusal is { } refusal) return refusal;

        var wins = Steps(plan.TargetMinor, plan.AverageWonMinor!.Value);
        var sqls = Steps(wins, plan.SqlToWon!.Value);
        var accepted = Steps(sqls, plan.AcceptedToSql!.Value);
        return new RequiredLeads(wins, sqls, accepted, Steps(accepted, plan.MqlToAccepted!.Value));
    }

    private static long Steps(decimal wanted, decimal each) => (long)Math.Ceiling(wanted / each);
}

/// <summary>The inputs of the calculation, each from history or as somebody sees it.</summary>
/// <param name="TargetMinor">Revenue to be won, in minor units of the reporting currency.</param>
/// <param name="SqlToWon">Shares above 0 and at most 1; absent when history has none.</param>
public sealed record LeadPlan(long TargetMinor, long? AverageWonMinor, decimal? SqlToWon, decimal? AcceptedToSql, decimal? MqlToAccepted)
{
    private const long Most = 1_000_000_000_000_000;
    private const decimal Least = 0.0001m;

    public Outcome Check()
    {
        var wrong = new Dictionary<string, IReadOnlyList<string>>();
        if (TargetMinor is < 1 or > Most) wrong["targetMinor"] = ["Name the revenue that is to be won."];
        if (AverageWonMinor is not (>= 1 and <= Most)) wrong["averageWonMinor"] = ["Name what a won deal brings on average."];
        Share("sqlToWon", SqlToWon);
        Share("acceptedToSql", AcceptedToSql);
        Share("mqlToAccepted", MqlToAccepted);
        return wrong.Count == 0 ? Outcome.Done : new Refusal("The calculation needs every input.") { Fields = wrong };

        void Share(string name, decimal? share)
        {
            if (share is not (>= Least and <= 1)) wrong[name] = ["Name a share above 0 and at most 1."];
        }
    }
}
