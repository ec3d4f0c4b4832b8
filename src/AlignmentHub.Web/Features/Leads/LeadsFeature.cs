namespace AlignmentHub.Web.Features.Leads;

internal static class LeadsFeature
{
    public static IServiceCollection AddLeads(this IServiceCollection services) => services
        .AddSingleton<MoveStages>();
}
