using AlignmentHub.Domain;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Platform;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;
using Microsoft.Extensions.Options;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>Hand-offs over REST (api.md, Read and Act).</summary>
internal static class HandoffEndpoints
{
    public static RouteGroupBuilder MapHandoffs(this RouteGroupBuilder api)
    {
        var handoffs = api.MapGroup("/handoffs").WithTags("Hand-offs");
        handoffs.MapGet("", ListAsync).Needs(ApiScope.Read).WithSummary("Filters state, rep and dueBefore; sort=dueAt");
        handoffs.MapGet("/{id:guid}", FindAsync).Needs(ApiScope.Read).WithSummary("With clocks, snapshot and routing line");

        handoffs.MapPost("/{id:guid}/take", ([AsParameters] HandoffCall call, TakeHandoff take) =>
            call.ActAsync(key => take.RunAsync(key, call.By, call.Stopping))).Needs(ApiScope.Write).WithSummary("Takes a lead that waits in the queue of a pool");
        handoffs.MapPost("/{id:guid}/accept", ([AsParameters] HandoffCall call, AcceptHandoff accept) =>
            call.ActAsync(key => accept.RunAsync(key, call.By, call.Stopping))).Needs(ApiScope.Write);
        handoffs.MapPost("/{id:guid}/reject", ([AsParameters] HandoffCall call, RejectHandoff reject) =>
            call.ActAsync<RejectBody>((key, body) => reject.RunAsync(key, body.Reason, body.Comment, call.By, call.Stopping)))
            .Needs(ApiScope.Write).WithSummary("{ reason, comment? }");
        handoffs.MapPost("/{id:guid}/outreach", ([AsParameters] HandoffCall call, LogOutreach log) =>
            call.ActAsync<OutreachBody>((key, body) => log.RunAsync(key, new(body.Kind, body.At, body.Reason, body.Note), call.By, call.Stopping)))
            .Needs(ApiScope.Write).WithSummary("{ kind: call|email|meeting|social, at?, reason?, note? }");
        handoffs.MapPost("/{id:guid}/qualify", ([AsParameters] HandoffCall call, QualifyHandoff qualify) =>
            call.ActAsync<QualifyBody>(async (key, body) =>
            {
                var answers = body.Read();
                return answers.Refusal is { } refusal ? refusal : await qualify.RunAsync(key, answers.Value!, call.By, call.Stopping);
            })).Needs(ApiScope.Write).WithSummary("{ answers: { question: answer } }");
        handoffs.MapPost("/{id:guid}/disqualify", ([AsParameters] HandoffCall call, DisqualifyHandoff disqualify) =>
            call.ActAsync<DisqualifyBody>((key, body) => disqualify.RunAsync(key, body.Reason, call.By, call.Stopping))).Needs(ApiScope.Write).WithSummary("{ reason }");
        handoffs.MapPost("/{id:guid}/recycle", RecycleAsync).Needs(ApiScope.Write).WithSummary("{ until: day or instant, reason }");
        handoffs.MapPost("/{id:guid}/reassign", ([AsParameters] HandoffCall call, ReassignHandoff reassign) =>
            call.ActAsync<ReassignBody>((key, body) => reassign.RunAsync(key, body.Rep, body.Reason, call.By, call.Stopping)))
            .Needs(ApiScope.Write).WithSummary("{ rep: e-mail address, reason }");
        handoffs.MapPost("/{id:guid}/pause", ([AsParameters] HandoffCall call, PauseHandoff pause) =>
            call.ActAsync<PauseBody>((key, body) => pause.RunAsync(key, body.Cause, call.By, call.Stopping)))
            .Needs(ApiScope.Write).WithSummary("{ cause: waitingForLead|waitingForMarketing }");
        handoffs.MapPost("/{id:guid}/resume", ([AsParameters] HandoffCall call, ResumeHandoff resume) =>
            call.ActAsync(key => resume.RunAsync(key, call.By, call.Stopping))).Needs(ApiScope.Write);
        api.MapPolicies();
        return api;
    }

    private static Task<IResult> RecycleAsync([AsParameters] HandoffCall call, RecycleHandoff recycle, IOptions<HubOptions> hub) =>
        call.ActAsync<RecycleBody>(async (key, body) =>
        {
            var until = body.ReadUntil(hub.Value.Zone);
            return until.Refusal is { } refusal ? refusal : await recycle.RunAsync(key, until.Value, body.Reason, call.By, call.Stopping);
        });

    private static async Task<IResult> ListAsync(HttpRequest request, HandoffQueries handoffs, CancellationToken ct)
    {
        var query = new QueryReader(request);
        var filter = new HandoffFilter(query.Choice<HandoffState>("state"), query.Text("rep"), query.Instant("dueBefore"), query.Choice<HandoffSort>("sort") ?? HandoffSort.CreatedAt);
        var page = Paging.Read<HandoffPlaceInList>(request);
        if ((query.Refusal ?? page.Refusal) is { } refusal) return refusal.ToProblem();

        return TypedResults.Ok(await handoffs.ListAsync(filter, page.Value!, ct));
    }

    private static async Task<IResult> FindAsync(Guid id, HttpResponse response, HandoffDetailQueries handoffs, CancellationToken ct)
    {
        if (await handoffs.FindAsync(id, ct) is not { } found) return Refusal.Missing("There is no such hand-off.").ToProblem();

        response.SetVersion(found.Version);
        return TypedResults.Ok(found);
    }
}
