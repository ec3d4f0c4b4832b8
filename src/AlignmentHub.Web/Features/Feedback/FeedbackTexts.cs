namespace AlignmentHub.Web.Features.Feedback;

/// <summary>Names the resources of threads.</summary>
public sealed class FeedbackTexts;
