namespace AlignmentHub.Web.Features.Definitions.Pilots;

/// <summary>Names the resources of the pilot page.</summary>
public sealed class PilotTexts;
