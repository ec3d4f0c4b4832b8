using AlignmentHub.Web.Features.Leads.Ingest;
using AlignmentHub.Web.Features.Leads.Page;

namespace AlignmentHub.Web.Features.Leads;

internal static class LeadsFeature
{
    public static IServiceCollection AddLeads(this IServiceCollection services) => services
        .AddSingleton<MoveStages>()
        .AddSingleton<IngestDesk>()
        .AddSingleton<KnownCampaigns>()
        .AddSingleton<IngestLeads>()
        .AddSingleton<IngestActivities>()
        .AddSingleton<IngestAccounts>()
        .AddSingleton<LeadNews>()
        .AddHostedService(provider => provider.GetRequiredService<LeadNews>())
        .AddSingleton<LeadListQueries>()
        .AddSingleton<LeadChoiceQueries>()
        .AddSingleton<LeadExport>()
        .AddSingleton<LeadQueries>()
        .AddSingleton<ScoreAtQueries>()
        .AddSingleton<LeadHandoffQueries>()
        .AddSingleton<TimelineQueries>()
        .AddScoped<TimelineWords>();

    public static RouteGroupBuilder MapLeads(this RouteGroupBuilder api) => api
        .MapLeadIngest()
        .MapActivityIngest()
        .MapAccountIngest()
        .MapLeadReads();
}
