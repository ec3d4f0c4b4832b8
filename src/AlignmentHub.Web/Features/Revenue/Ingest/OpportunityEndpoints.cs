using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Leads.Ingest;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Revenue.Ingest;

/// <summary>Deals over REST (api.md, Ingest).</summary>
internal static class OpportunityEndpoints
{
    public static RouteGroupBuilder MapOpportunities(this RouteGroupBuilder api)
    {
        api.MapPut("/opportunities/by-key", PutAsync).Needs(ApiScope.Ingest).WithTags("Ingest")
            .WithSummary("Create or update a deal with the leads that take part: { id, created }");
        return api;
    }

    private static async Task<IResult> PutAsync(HttpRequest request, Caller caller, IngestOpportunities ingest, TimeProvider clock, CancellationToken ct)
    {
        using var body = await Body.ParseAsync(request, ct);
        var row = OpportunityRow.Parse(RawValue.Of(body.RootElement), clock.GetUtcNow());
        if (row.Value is not { } deal) return row.Refusal!.ToProblem();

        var taken = await ingest.RunAsync([deal], IngestTerms.Of(request), caller.Actor, ct);
        return taken.Value is [var answer] ? answer.ToAnswer(request.HttpContext.Response) : taken.Refusal!.ToProblem();
    }
}
