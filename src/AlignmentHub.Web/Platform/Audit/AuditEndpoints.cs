using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Platform.Audit;

/// <summary>The audit log over REST (api.md, Run and administer).</summary>
internal static class AuditEndpoints
{
    public static RouteGroupBuilder MapAudit(this RouteGroupBuilder api)
    {
        var audit = api.MapGroup("/audit").Needs(ApiScope.Admin).Needs(Permission.ReadAudit).WithTags("Administration");
        audit.MapGet("", ListAsync).WithSummary("Who did what, the oldest first: ?since=&actor=&subject=&limit=&cursor=").Produces<ListAnswer<AuditLine>>();
        return api;
    }

    private static async Task<IResult> ListAsync(AuditQueries audit, HttpRequest request, CancellationToken ct)
    {
        var query = new QueryReader(request);
        var filter = new AuditFilter(query.Instant("since"), query.Text("actor"), query.Text("subject"));
        var page = Paging.Read<AuditKey>(request);
        if ((query.Refusal ?? page.Refusal) is { } refusal) return refusal.ToProblem();

        return TypedResults.Ok(await audit.ListAsync(filter, page.Value!, ct));
    }
}
