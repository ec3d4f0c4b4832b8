using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Admin.Routing;

/// <summary>The order of the routing rules over REST.</summary>
internal static class RoutingOrderEndpoints
{
    public static RouteGroupBuilder MapRoutingOrder(this RouteGroupBuilder admin)
    {
        admin.MapPost("/routing-rules-order", PostAsync).WithSummary("{ keys: every rule, the one that is tried first in front }");
        return admin;
    }

    private static async Task<IResult> PostAsync(HttpRequest request, Caller caller, OrderRoutingRules order, RoutingRuleQueries rules, CancellationToken ct)
    {
        var body = await Body.ReadAsync<OrderBody>(request, ct);
        if (body.Value is not { } given) return body.Refusal!.ToProblem();

        return (await order.RunAsync(given.Keys, caller.Actor, ct)).Refusal is { } no
            ? no.ToProblem()
            : TypedResults.Ok(new ListAnswer<RoutingRuleSheet>(await rules.ListAsync(ct), null));
    }

    private sealed record OrderBody(IReadOnlyList<string> Keys);
}
