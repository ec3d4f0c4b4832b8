using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Admin.Keys;
using AlignmentHub.Web.Features.Admin.Pools;
using AlignmentHub.Web.Features.Admin.Rates;
using AlignmentHub.Web.Features.Admin.Routing;
using AlignmentHub.Web.Features.Admin.Teams;
using AlignmentHub.Web.Features.Admin.Terms;
using AlignmentHub.Web.Features.Admin.Users;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Audit;

namespace AlignmentHub.Web.Features.Admin;

internal static class AdminFeature
{
    public static IServiceCollection AddAdmin(this IServiceCollection services) => services
        .AddSingleton<PersonQueries>().AddSingleton<SetPerson>().AddSingleton<DeactivatePerson>()
        .AddSingleton<TeamQueries>().AddSingleton<SetTeam>().AddSingleton<RemoveTeam>()
        .AddSingleton<PoolQueries>().AddSingleton<SetPool>().AddSingleton<RemovePool>()
        .AddSingleton<RoutingRuleQueries>().AddSingleton<SetRoutingRule>().AddSingleton<RemoveRoutingRule>().AddSingleton<OrderRoutingRules>()
        .AddSingleton<ReasonQueries>().AddSingleton<SetReason>().AddSingleton<RetireReason>()
        .AddSingleton<CalendarQueries>().AddSingleton<SetCalendar>().AddSingleton<RemoveCalendar>()
        .AddSingleton<PolicyQueries>().AddSingleton<SetPolicy>().AddSingleton<RemovePolicy>()
        .AddSingleton<RateQueries>().AddSingleton<SetRate>().AddSingleton<RemoveRate>()
        .AddSingleton<AuditQueries>()
        .AddSingleton<KeyQueries>().AddSingleton<CreateKey>().AddSingleton<RevokeKey>();

    public static RouteGroupBuilder MapAdmin(this RouteGroupBuilder api)
    {
        var admin = api.MapGroup("/admin").Needs(ApiScope.Admin).Needs(Permission.Administer).WithTags("Administration");
        admin.MapPeople();
        admin.MapTerms();
        admin.MapRoutingOrder();
        admin.MapRates();
        admin.MapKeys();
        return api.MapAudit();
    }

    private static void MapPeople(this RouteGroupBuilder admin)
    {
        var (people, teams, pools) = (admin.Service<PersonQueries>(), admin.Service<TeamQueries>(), admin.Service<PoolQueries>());
        admin.MapKeyed("/users", "person", new KeyedResource<PersonTerms, PersonSheet>(
            people.ListAsync, people.FindAsync, admin.Service<SetPerson>().RunAsync, admin.Service<DeactivatePerson>().RunAsync), "/by-email/{key}");
        admin.MapKeyed("/teams", "team", new KeyedResource<TeamTerms, TeamSheet>(
            teams.ListAsync, teams.FindAsync, admin.Service<SetTeam>().RunAsync, admin.Service<RemoveTeam>().RunAsync));
        admin.MapKeyed("/pools", "pool", new KeyedResource<PoolTerms, PoolSheet>(
            pools.ListAsync, pools.FindAsync, admin.Service<SetPool>().RunAsync, admin.Service<RemovePool>().RunAsync));
    }

    private static void MapTerms(this RouteGroupBuilder admin)
    {
        var (rules, reasons) = (admin.Service<RoutingRuleQueries>(), admin.Service<ReasonQueries>());
        var (calendars, policies) = (admin.Service<CalendarQueries>(), admin.Service<PolicyQueries>());
        admin.MapKeyed("/routing-rules", "routing rule", new KeyedResource<RoutingRuleTerms, RoutingRuleSheet>(
            rules.ListAsync, rules.FindAsync, admin.Service<SetRoutingRule>().RunAsync, admin.Service<RemoveRoutingRule>().RunAsync));
        admin.MapKeyed("/reasons", "rejection reason", new KeyedResource<ReasonTerms, ReasonSheet>(
            reasons.ListAsync, reasons.FindAsync, admin.Service<SetReason>().RunAsync, admin.Service<RetireReason>().RunAsync));
        admin.MapKeyed("/calendars", "calendar", new KeyedResource<CalendarTerms, CalendarSheet>(
            calendars.ListAsync, calendars.FindAsync, admin.Service<SetCalendar>().RunAsync, admin.Service<RemoveCalendar>().RunAsync));
        admin.MapKeyed("/policies", "policy", new KeyedResource<PolicyTerms, PolicySheet>(
            policies.ListAsync, policies.FindAsync, admin.Service<SetPolicy>().RunAsync, admin.Service<RemovePolicy>().RunAsync));
    }

    private static T Service<T>(this IEndpointRouteBuilder app) where T : notnull => app.ServiceProvider.GetRequiredService<T>();
}
