namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>Names the resources of the queue and of hand-offs.</summary>
public sealed class HandoffTexts;
