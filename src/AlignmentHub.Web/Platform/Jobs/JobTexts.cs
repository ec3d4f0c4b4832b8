namespace AlignmentHub.Web.Platform.Jobs;

/// <summary>Names the resources of the Jobs page.</summary>
public sealed class JobTexts;
