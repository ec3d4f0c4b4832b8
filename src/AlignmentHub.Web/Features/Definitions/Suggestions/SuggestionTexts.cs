namespace AlignmentHub.Web.Features.Definitions.Suggestions;

/// <summary>Names the resources of the suggestions page.</summary>
public sealed class SuggestionTexts;
