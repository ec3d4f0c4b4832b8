using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Sla;

internal static class SlaEndpoints
{
    public static RouteGroupBuilder MapSla(this RouteGroupBuilder api)
    {
        api.MapPost("/try/due", (HttpRequest request, CancellationToken ct) => TryCases.AnswerAsync<DueCase>(request, TryDue.Run, ct)).Needs(ApiScope.Read);
        return api;
    }
}
