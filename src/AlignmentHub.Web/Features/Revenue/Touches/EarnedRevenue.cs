using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Time;

namespace AlignmentHub.Web.Features.Revenue.Touches;

/// <summary>What was won in a period by close date, gathered how, and from whose touches.</summary>
public sealed record EarnedQuestion(ReportPeriod Period, AttributionGrouping By = AttributionGrouping.Campaign, TouchPersons Persons = TouchPersons.Contacts);

/// <summary>Won revenue divided among what led to it. The groups and the adjustments always add up to the total.</summary>
/// <param name="TotalMinor">All that was won, as it is known now.</param>
public sealed record EarnedRevenue(AttributionModel Model, long TotalMinor, IReadOnlyList<EarnedGroup> Groups)
{
    /// <summary>What became known of closed months after their close (semantics.md 7.5).</summary>
    public IReadOnlyList<EarnedAdjustment> Adjustments { get; init; } = [];

    public long AdjustmentMinor => Adjustments.Sum(adjustment => adjustment.AmountMinor);
}

/// <summary>All of each won deal that a campaign touched. Groups overlap and do not add up.</summary>
public sealed record InfluencedRevenue(IReadOnlyList<EarnedGroup> Groups, IReadOnlyList<EarnedAdjustment> Adjustments);

/// <summary>What the touches of one group earned.</summary>
/// <param name="Key">Absent is won revenue without any marketing touch; empty are touches that name no campaign, source or asset.</param>
/// <param name="Deals">To which they contributed; a deal counts in each group that has a share in it.</param>
public sealed record EarnedGroup(string? Key, long AmountMinor, long Deals);

/// <param name="Month">The closed month, by its first day.</param>
public sealed record EarnedAdjustment(DateOnly Month, string? Key, long AmountMinor);
