namespace AlignmentHub.Web.Features.Views;

/// <summary>The texts of saved views, in <c>ViewTexts.resx</c>.</summary>
public sealed class ViewTexts;
