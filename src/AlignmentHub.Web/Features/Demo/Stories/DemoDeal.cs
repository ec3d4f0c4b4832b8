using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Demo.Company;

namespace AlignmentHub.Web.Features.Demo.Stories;

/// <summary>What became of a lead that sales qualified, or found by itself.</summary>
internal sealed record DemoDeal(OpportunityStage Stage, DateTimeOffset CreatedAt, DateTimeOffset? ClosedAt, string? LostReason)
{
    /// <summary>The lead it began with comes first.</summary>
    public List<(LeadStory Story, string Role)> Contacts { get; } = [];

    /// <summary>Who found it, where no hand-off says so.</summary>
    public DemoRep? FoundBy { get; init; }

    /// <summary>The stage of its leads when it is closed.</summary>
    public LeadStage LeadsTo => Stage == OpportunityStage.Won ? LeadStage.Customer : LeadStage.Lost;

    public static DemoDeal Make(OpportunityStage stage, DateTimeOffset createdAt, DemoHours hours, Dice dice)
    {
        var days = stage == OpportunityStage.Won ? Math.Clamp(dice.Around(34, 0.45), 9, 85) : Math.Clamp(dice.Around(44, 0.5), 10, 90);
        var closedAt = stage == OpportunityStage.Open ? (DateTimeOffset?)null : hours.After(createdAt.AddDays(days), dice.Between(5, 400));
        return new DemoDeal(stage, createdAt, closedAt, stage == OpportunityStage.Lost ? SalesWords.Loss(dice) : null);
    }
}
