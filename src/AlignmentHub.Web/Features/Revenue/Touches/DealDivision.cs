using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Revenue.Closing;

namespace AlignmentHub.Web.Features.Revenue.Touches;

/// <summary>One way to say what each group has of a won deal.</summary>
/// <param name="Figure">The name under which closed months keep it.</param>
public sealed record DealDivision(string Figure, Func<DealTouches, IEnumerable<DealShare>> Of)
{
    /// <summary>All of the deal to each campaign that touched it: influence, which overlaps.</summary>
    public static DealDivision Influence { get; } = new(MonthFigure.Influenced, deal => deal.Keys.Distinct().Select(key => new DealShare(key, deal.ReportingMinor)));

    public static DealDivision By(AttributionModel model, AttributionGrouping by) => new(MonthFigure.Attribution(model, by), deal => deal.Shares(model));
}
