namespace AlignmentHub.Web.Features.Revenue.Touches;

/// <summary>What credit for won revenue is gathered by.</summary>
public enum AttributionGrouping { Campaign, Source, Asset }
