using AlignmentHub.Domain.Integrations;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>Accounts over REST (api.md, Ingest).</summary>
internal static class AccountIngestEndpoints
{
    public static RouteGroupBuilder MapAccountIngest(this RouteGroupBuilder api)
    {
        api.MapPut("/accounts/by-domain/{domain}", PutAsync).Needs(ApiScope.Ingest).WithTags("Ingest")
            .WithSummary("Create or update the company of a domain: { id, created }");
        return api;
    }

    private static async Task<IResult> PutAsync(
        string domain, HttpRequest request, Caller caller, IngestAccounts ingest, TimeProvider clock, CancellationToken ct)
    {
        using var body = await Body.ParseAsync(request, ct);
        var row = AccountRow.Parse(domain, RawValue.Of(body.RootElement), clock.GetUtcNow());
        if (row.Value is not { } account) return row.Refusal!.ToProblem();

        var taken = await ingest.RunAsync([account], IngestTerms.Of(request), caller.Actor, ct);
        return taken.Value is [var answer] ? answer.ToAnswer(request.HttpContext.Response) : taken.Refusal!.ToProblem();
    }
}
