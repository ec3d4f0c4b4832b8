namespace AlignmentHub.Web.Platform.Ui;

/// <summary>Names the resources of components that more than one feature shows.</summary>
public sealed class UiTexts;
