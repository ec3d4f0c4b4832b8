namespace AlignmentHub.Web.Features.Revenue;

/// <summary>Names the resources of the revenue pages.</summary>
public sealed class RevenueTexts;
