namespace AlignmentHub.Web.Features.Sla;

/// <summary>Names the resources of promises and their clocks.</summary>
public sealed class SlaTexts;
