using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Revenue.Touches;
using AlignmentHub.Web.Platform.Time;

namespace AlignmentHub.Web.Features.Revenue.Records;

/// <summary>Which number's records are wanted.</summary>
/// <param name="Of">A name of <see cref="RecordQueries.Kinds"/>.</param>
/// <param name="Key">The group (source, campaign, …) or the rejection reason; the blank group is the empty text.</param>
public sealed record RecordsWanted(string Of, ReportPeriod Period, int WindowDays = FunnelQueries.DefaultWindowDays, FunnelGrouping Grouping = FunnelGrouping.None, string? Key = null)
{
    /// <summary>For what touches earned; absent: as the terms say that hold.</summary>
    public AttributionModel? Model { get; init; }

    public AttributionGrouping EarnedBy { get; init; }

    /// <summary>Absent: as the terms say that hold.</summary>
    public TouchPersons? Persons { get; init; }

    /// <summary>Only those rejected for this reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Which number of a closed month, such as <c>attribution/Linear/Campaign</c>.</summary>
    public string? Number { get; init; }

    /// <summary>For what counts towards the target of one team: only what is its people's.</summary>
    public Guid? Team { get; init; }
}
