namespace AlignmentHub.Web.Platform.Layout;

/// <summary>Names the resources of the shell around every page.</summary>
public sealed class LayoutTexts;
