namespace AlignmentHub.Web.Features.Integrations;

/// <summary>Names the resources of the import pages.</summary>
public sealed class ImportTexts;
