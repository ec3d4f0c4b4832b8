namespace AlignmentHub.Web.Features.Sla.Board;

/// <summary>Names the resources of the SLA board, the scorecard and the promises.</summary>
public sealed class BoardTexts;
