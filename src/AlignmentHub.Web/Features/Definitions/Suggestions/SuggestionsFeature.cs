namespace AlignmentHub.Web.Features.Definitions.Suggestions;

internal static class SuggestionsFeature
{
    public static IServiceCollection AddSuggestions(this IServiceCollection services) => services
        .AddSingleton<JudgedLeadQueries>()
        .AddSingleton<CustomFieldQueries>()
        .AddSingleton<SuggestionQueries>()
        .AddSingleton<MarkCustomField>()
        .AddSingleton<DraftSuggestion>();
}
