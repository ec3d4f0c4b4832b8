namespace AlignmentHub.Web.Features.Definitions;

internal static class DefinitionsFeature
{
    public static IServiceCollection AddDefinitions(this IServiceCollection services) => services
        .AddSingleton<DefinitionQueries>()
        .AddSingleton<CreateDefinition>()
        .AddSingleton<CreateDraft>()
        .AddSingleton<EditDraft>()
        .AddSingleton<ActivateVersion>();
}
