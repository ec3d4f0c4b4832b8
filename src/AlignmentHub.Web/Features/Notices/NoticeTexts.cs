namespace AlignmentHub.Web.Features.Notices;

/// <summary>Names the resources of the bell.</summary>
public sealed class NoticeTexts;
