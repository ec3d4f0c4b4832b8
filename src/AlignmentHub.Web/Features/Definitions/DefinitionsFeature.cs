using AlignmentHub.Web.Features.Definitions.Agreement;
using AlignmentHub.Web.Features.Definitions.Builder;
using AlignmentHub.Web.Features.Definitions.Comparison;
using AlignmentHub.Web.Features.Definitions.Ledger;
using AlignmentHub.Web.Features.Definitions.Pilots;

namespace AlignmentHub.Web.Features.Definitions;

internal static class DefinitionsFeature
{
    public static IServiceCollection AddDefinitions(this IServiceCollection services) => services
        .AddSingleton<DefinitionQueries>()
        .AddSingleton<CreateDefinition>()
        .AddSingleton<CreateDraft>()
        .AddSingleton<EditDraft>()
        .AddSingleton<ReviseVersion>()
        .AddSingleton<ProposeVersion>()
        .AddSingleton<SignVersion>()
        .AddSingleton<WithdrawVersion>()
        .AddSingleton<SwitchVersion>()
        .AddSingleton<ActivateVersion>()
        .AddSingleton<ActivateScheduled>()
        .AddSingleton<StartPilot>()
        .AddSingleton<EndPilot>()
        .AddSingleton<PromotePilot>()
        .AddSingleton<PilotQueries>()
        .AddSingleton<PilotLeadQueries>()
        .AddSingleton<AgreementQueries>()
        .AddSingleton<ComparisonQueries>()
        .AddSingleton<LedgerQueries>()
        .AddSingleton<ConditionWords>()
        .AddSingleton<ProblemPlace>()
        .AddSingleton<ChangeWords>()
        .AddSingleton<HubMoney>();
}
