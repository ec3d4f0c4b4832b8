namespace AlignmentHub.Web.Features.Views;

/// <summary>What the list of leads and the reports show, kept under names.</summary>
internal static class ViewsFeature
{
    public static IServiceCollection AddViews(this IServiceCollection services) =>
        services.AddSingleton<SaveView>().AddSingleton<RemoveView>().AddSingleton<ViewQueries>();
}
