namespace AlignmentHub.Web.Features.Definitions;

/// <summary>Names the resources of the definition pages.</summary>
public sealed class DefinitionTexts;
