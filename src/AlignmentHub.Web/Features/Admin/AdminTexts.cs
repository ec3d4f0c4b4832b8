namespace AlignmentHub.Web.Features.Admin;

/// <summary>Names the resources of the pages on which administrators set things.</summary>
public sealed class AdminTexts;
