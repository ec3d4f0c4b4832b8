using static AlignmentHub.Domain.Leads.LeadStage;

namespace AlignmentHub.Domain.Leads;

/// <summary>Which moves of a lead are legal (semantics.md 2).</summary>
public static class StageMoves
{
    /// <summary>The stages that a lead may move to, by a person, another system or a rule.</summary>
    public static IReadOnlyList<LeadStage> From(LeadStage stage) => stage switch
    {
        HandedOff or Accepted or LeadStage.Sql => [.. Ahead(stage), Nurture, Disqualified, Lost],
        Raw or Engaged or Mql or Opportunity => [.. Ahead(stage), Lost],
        Customer => [],
        Nurture or Disqualified or Lost => [Engaged, Mql],
    };

    /// <summary>The stages entered by a move, those skipped first; or why it is illegal, with the legal ones.</summary>
    public static Outcome<IReadOnlyList<StageStep>> Plan(LeadStage from, LeadStage to)
    {
        if (!From(from).Contains(to)) return Refused(from, to);

        StageStep[] skipped = from is Nurture or Disqualified or Lost ? [] : [.. Skipped(from, to).Select(stage => new StageStep(stage, IsInferred: true))];
        return new Outcome<IReadOnlyList<StageStep>>([.. skipped, new StageStep(to, IsInferred: false)], null);
    }

    /// <summary>
    /// Whether the hub itself takes a lead back: to Mql when a rejection asks for better data, to Engaged when the qualification is lost
    /// before a rep has the lead (semantics.md 2 and 3.6). Nobody may ask for these moves.
    /// </summary>
    public static bool IsStepBack(LeadStage from, LeadStage to) => (from, to) is (HandedOff, Mql) or (HandedOff, Engaged) or (Mql, Engaged);

    private static IEnumerable<LeadStage> Ahead(LeadStage stage) => Enum.GetValues<LeadStage>().Where(later => later > stage && later <= Customer);

    // A lead is lost when all its opportunities are, so it had one.
    private static IEnumerable<LeadStage> Skipped(LeadStage from, LeadStage to) => to switch
    {
        Nurture or Disqualified => [],
        Lost => Ahead(from).Where(stage => stage <= Opportunity),
        _ => Ahead(from).Where(stage => stage < to),
    };

    private static Refusal Refused(LeadStage from, LeadStage to)
    {
        var legal = From(from).Select(Name).ToList();
        var advice = legal.Count == 0 ? "It stays there." : $"It can move to {string.Join(", ", legal)}.";
        return new Refusal($"A lead in {Name(from)} cannot move to {Name(to)}. {advice}");
    }

    private static string Name(LeadStage stage) => stage switch
    {
        Raw => "raw",
        Engaged => "engaged",
        Mql => "MQL",
        HandedOff => "handed off",
        Accepted => "accepted",
        LeadStage.Sql => "SQL",
        Opportunity => "opportunity",
        Customer => "customer",
        Nurture => "nurture",
        Disqualified => "disqualified",
        Lost => "lost",
    };
}
