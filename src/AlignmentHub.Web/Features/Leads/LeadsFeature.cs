using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Features.Leads.Bulk;
using AlignmentHub.Web.Features.Leads.Grid;
using AlignmentHub.Web.Features.Leads.Ingest;
using AlignmentHub.Web.Features.Leads.Page;
using AlignmentHub.Web.Features.Leads.Stages;
using AlignmentHub.Web.Platform.Live;

namespace AlignmentHub.Web.Features.Leads;

internal static class LeadsFeature
{
    public static IServiceCollection AddLeads(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<MoveStages>()
        .AddSingleton<ReconcileStays>()
        .AddSingleton<IngestDesk>()
        .AddSingleton<KnownCampaigns>()
        .AddSingleton<IngestLeads>()
        .AddSingleton<GatherLeads>()
        .AddSingleton<IngestActivities>()
        .AddSingleton<IngestAccounts>()
        .AddSingleton<LeadListQueries>()
        .AddSingleton<LeadChoiceQueries>()
        .AddSingleton<LeadExport>()
        .AddSingleton<LeadQueries>()
        .AddSingleton<ScoreAtQueries>()
        .AddSingleton<ScoreHistoryQueries>()
        .AddSingleton<LeadHandoffQueries>()
        .AddSingleton<TimelineQueries>()
        .AddBulk()
        .AddQueuedWork<BulkWorker>(configuration)
        .AddScoped<TimelineWords>();

    public static RouteGroupBuilder MapLeads(this RouteGroupBuilder api) => api
        .MapLeadIngest()
        .MapActivityIngest()
        .MapAccountIngest()
        .MapBulk()
        .MapLeadReads();

    private static IServiceCollection AddBulk(this IServiceCollection services) => services
        .AddSingleton<StartBulkAct>().AddSingleton<UndoBulkAct>().AddSingleton<BulkQueries>()
        .AddSingleton<BulkSteps>().AddSingleton<KeepBulkItems>()
        .AddSingleton<IBulkStep>(provider => ActivatorUtilities.CreateInstance<TagStep>(provider, BulkKind.Tag))
        .AddSingleton<IBulkStep>(provider => ActivatorUtilities.CreateInstance<TagStep>(provider, BulkKind.Untag))
        .AddSingleton<IBulkStep, AssignStep>()
        .AddSingleton<IBulkStep, HandOffStep>()
        .AddSingleton<IBulkStep, ReassignStep>()
        .AddSingleton<RunBulkActs>();
}
