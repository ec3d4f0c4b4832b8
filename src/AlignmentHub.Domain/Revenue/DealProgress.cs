using AlignmentHub.Domain.Leads;
using static AlignmentHub.Domain.Leads.LeadStage;

namespace AlignmentHub.Domain.Revenue;

/// <summary>A deal as it counts for the stages of its contacts.</summary>
public sealed record Deal(OpportunityStage Stage, DateTimeOffset CreatedAt, DateTimeOffset? ClosedAt);

/// <summary>A stage that a lead's deals bring it to, and when.</summary>
public sealed record DealStep(LeadStage To, DateTimeOffset At);

/// <summary>Where its deals bring a lead (semantics.md 2): to Opportunity by the first one, to Customer by one that is won, to Lost when all are lost.</summary>
public static class DealProgress
{
    /// <summary>The steps from where the lead stands. They bear the deals' own instants; what undoes an outcome bears the present one.</summary>
    /// <param name="since">Since when the lead stands there.</param>
    public static IReadOnlyList<DealStep> Steps(LeadStage present, DateTimeOffset since, IReadOnlyCollection<Deal> deals, DateTimeOffset now)
    {
        if (deals.Count == 0) return [];

        var outcome = Outcome(deals);
        if (present == (outcome?.To ?? LeadStage.Opportunity)) return [];

        return present switch
        {
            Raw or Engaged or Mql or HandedOff or Accepted or LeadStage.Sql or Nurture or Disqualified => From(new(LeadStage.Opportunity, deals.Min(d => d.CreatedAt)), outcome),
            LeadStage.Opportunity => outcome is null ? [] : [outcome],
            // It was lost, and then there was another deal, or one that was opened again.
            Lost => From(new(LeadStage.Opportunity, Latest(since, deals.Where(d => d.Stage != OpportunityStage.Lost).Min(d => d.CreatedAt))), outcome),
            Customer => [new(outcome?.To ?? LeadStage.Opportunity, now)],
        };
    }

    /// <summary>Moves that only deals bring about.</summary>
    public static bool IsTurn(LeadStage from, LeadStage to) => (from, to) is (Nurture or Disqualified or Lost, LeadStage.Opportunity) or (Customer, LeadStage.Opportunity or Lost);

    private static DealStep? Outcome(IReadOnlyCollection<Deal> deals)
    {
        if (deals.Where(d => d.Stage == OpportunityStage.Won).Min(d => d.ClosedAt) is { } won) return new(Customer, won);

        return deals.All(d => d.Stage == OpportunityStage.Lost) && deals.Max(d => d.ClosedAt) is { } lost ? new(Lost, lost) : null;
    }

    private static IReadOnlyList<DealStep> From(DealStep first, DealStep? outcome) => outcome is null ? [first] : [first, outcome with { At = Latest(first.At, outcome.At) }];

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
