namespace AlignmentHub.Web.Features.Admin.Terms;

/// <summary>Names the resources of the pages about calendars and policies.</summary>
public sealed class TermTexts;
