using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Campaigns;
using AlignmentHub.Web.Features.Leads.Ingest;
using AlignmentHub.Web.Features.Revenue.Ingest;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>Which use case takes which kind of file.</summary>
internal static class RowIngests
{
    public static IServiceCollection AddRowIngests(this IServiceCollection services) => services
        .Add((IngestLeads leads, TimeProvider clock) => RowIngest.Of(
            ImportKind.Leads, row => LeadRow.Parse(row, clock.GetUtcNow()), leads.RunAsync, Result))
        .Add((IngestActivities activities, TimeProvider clock) => RowIngest.Of(
            ImportKind.Activities, row => ActivityRow.Parse(row, clock.GetUtcNow()), activities.RunAsync, Result))
        .Add((IngestAccounts accounts, TimeProvider clock) => RowIngest.Of(
            ImportKind.Accounts, row => AccountRow.Parse(row, clock.GetUtcNow()), accounts.RunAsync, Result))
        .Add((IngestOpportunities deals, TimeProvider clock) => RowIngest.Of(
            ImportKind.Opportunities, row => OpportunityRow.Parse(row, clock.GetUtcNow()), deals.RunAsync, Result))
        .Add((IngestCampaigns campaigns, TimeProvider clock) => RowIngest.Of(
            ImportKind.Campaigns, row => CampaignRow.Parse(row, clock.GetUtcNow()), campaigns.RunAsync, Result));

    private static RowResult Result(IngestedLead answer) => new(answer.Result, answer.Refusal);

    private static RowResult Result(IngestedActivity answer) => new(answer.Result, answer.Refusal);

    private static RowResult Result(IngestedThing answer) => new(answer.Result, answer.Refusal);

    private static IServiceCollection Add<TUseCase>(this IServiceCollection services, Func<TUseCase, TimeProvider, RowIngest> make) where TUseCase : notnull =>
        services.AddSingleton(provider => make(provider.GetRequiredService<TUseCase>(), provider.GetRequiredService<TimeProvider>()));
}
