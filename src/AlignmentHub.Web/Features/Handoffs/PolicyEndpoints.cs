using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>Asking which policy a lead would get, and putting open hand-offs under a changed one.</summary>
internal static class PolicyEndpoints
{
    public static void MapPolicies(this RouteGroupBuilder api)
    {
        api.MapPost("/try/policy", async Task<IResult> (HttpRequest request, TryPolicy policy, CancellationToken ct) =>
        {
            using var body = await Body.ParseAsync(request, ct);
            var lead = RoutingCase.Parse(body.RootElement);
            return lead.Refusal is { } refusal ? refusal.ToProblem() : TypedResults.Ok(await policy.RunAsync(lead.Value, ct));
        }).Needs(ApiScope.Read).WithTags("Try").WithSummary("{ lead, account?, score? } → the policy that would hold, and those passed over");

        api.MapPost("/admin/policies/{key}/apply", async Task<IResult> (string key, Caller caller, ApplyPolicy apply, CancellationToken ct) =>
        {
            var applied = await apply.RunAsync(key, caller.Actor, ct);
            return applied.Value is { } counts ? TypedResults.Ok(counts) : applied.Refusal!.ToProblem();
        }).Needs(ApiScope.Admin).WithTags("Administration").WithSummary("Put what is open under the present version of the policy");
    }
}
