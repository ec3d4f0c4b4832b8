namespace AlignmentHub.Web.Features.Sla;

/// <summary>Names the resources of the SLA board.</summary>
public sealed class BoardTexts;
