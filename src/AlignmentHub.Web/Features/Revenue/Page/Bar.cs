namespace AlignmentHub.Web.Features.Revenue.Page;

/// <summary>One bar of a chart.</summary>
/// <param name="Text">Its value as people read it.</param>
/// <param name="Mark">Where a line stands to compare with, such as a target.</param>
public sealed record Bar(string Name, double Value, string Text, double? Mark = null);
