using AlignmentHub.Web.Features.Definitions.Builder;

namespace AlignmentHub.Web.Features.Definitions;

internal static class DefinitionsFeature
{
    public static IServiceCollection AddDefinitions(this IServiceCollection services) => services
        .AddSingleton<DefinitionQueries>()
        .AddSingleton<CreateDefinition>()
        .AddSingleton<CreateDraft>()
        .AddSingleton<EditDraft>()
        .AddSingleton<ActivateVersion>()
        .AddSingleton<HubMoney>();
}
