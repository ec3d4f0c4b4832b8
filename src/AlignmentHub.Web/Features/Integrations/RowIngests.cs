using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Campaigns;
using AlignmentHub.Web.Features.Leads.Ingest;
using AlignmentHub.Web.Features.Leads.TakeBack;
using AlignmentHub.Web.Features.Revenue.Ingest;

namespace AlignmentHub.Web.Features.Integrations;

/// <summary>Which use case takes which kind of file.</summary>
internal static class RowIngests
{
    public static IServiceCollection AddRowIngests(this IServiceCollection services) => services
        .Add((IngestLeads leads, TakeBackLeads back, TimeProvider clock) => RowIngest.Of(
            ImportKind.Leads, row => LeadRow.Parse(row, clock.GetUtcNow()), leads.RunAsync, Result, back.RunAsync))
        .Add((IngestActivities activities, TakeBackActivities back, TimeProvider clock) => RowIngest.Of(
            ImportKind.Activities, row => ActivityRow.Parse(row, clock.GetUtcNow()), activities.RunAsync, Result, back.RunAsync))
        .Add((IngestAccounts accounts, TakeBackAccounts back, TimeProvider clock) => RowIngest.Of(
            ImportKind.Accounts, row => AccountRow.Parse(row, clock.GetUtcNow()), accounts.RunAsync, Result, back.RunAsync))
        .Add((IngestOpportunities deals, TakeBackDeals back, TimeProvider clock) => RowIngest.Of(
            ImportKind.Opportunities, row => OpportunityRow.Parse(row, clock.GetUtcNow()), deals.RunAsync, Result, back.RunAsync))
        .Add((IngestCampaigns campaigns, TakeBackCampaigns back, TimeProvider clock) => RowIngest.Of(
            ImportKind.Campaigns, row => CampaignRow.Parse(row, clock.GetUtcNow()), campaigns.RunAsync, Result, back.RunAsync));

    private static RowResult Result(IngestedLead answer) => new(answer.Result, answer.Id, answer.Refusal);

    private static RowResult Result(IngestedActivity answer) => new(answer.Result, answer.Id, answer.Refusal);

    private static RowResult Result(IngestedThing answer) => new(answer.Result, answer.Id, answer.Refusal);

    private static IServiceCollection Add<TUseCase, TBack>(this IServiceCollection services, Func<TUseCase, TBack, TimeProvider, RowIngest> make)
        where TUseCase : notnull where TBack : class => services.AddSingleton<TBack>().AddSingleton(provider =>
            make(provider.GetRequiredService<TUseCase>(), provider.GetRequiredService<TBack>(), provider.GetRequiredService<TimeProvider>()));
}
