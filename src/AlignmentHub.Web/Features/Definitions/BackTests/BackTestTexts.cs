namespace AlignmentHub.Web.Features.Definitions.BackTests;

/// <summary>Names the resources of the back-test pages.</summary>
public sealed class BackTestTexts;
