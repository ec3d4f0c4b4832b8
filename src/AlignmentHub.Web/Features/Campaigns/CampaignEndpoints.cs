using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Features.Leads.Ingest;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Campaigns;

/// <summary>Campaigns over REST (api.md, Ingest).</summary>
internal static class CampaignEndpoints
{
    public static RouteGroupBuilder MapCampaigns(this RouteGroupBuilder api)
    {
        api.MapPut("/campaigns/by-key", PutAsync).Needs(ApiScope.Ingest).WithTags("Ingest")
            .WithSummary("Create or update a campaign with its spend by month: { id, created }");
        return api;
    }

    private static async Task<IResult> PutAsync(HttpRequest request, Caller caller, IngestCampaigns ingest, TimeProvider clock, CancellationToken ct)
    {
        using var body = await Body.ParseAsync(request, ct);
        var row = CampaignRow.Parse(RawValue.Of(body.RootElement), clock.GetUtcNow());
        if (row.Value is not { } campaign) return row.Refusal!.ToProblem();

        var taken = await ingest.RunAsync([campaign], IngestTerms.Of(request), caller.Actor, ct);
        return taken.Value is [var answer] ? answer.ToAnswer(request.HttpContext.Response) : taken.Refusal!.ToProblem();
    }
}
