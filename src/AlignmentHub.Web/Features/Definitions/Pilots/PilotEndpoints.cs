using AlignmentHub.Domain;
using AlignmentHub.Domain.Definitions;
using AlignmentHub.Domain.Definitions.Pilots;
using AlignmentHub.Web.Features.Definitions.Agreement;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Definitions.Pilots;

/// <summary>Pilots over REST. Each act answers with the pilot as it is then.</summary>
internal static class PilotEndpoints
{
    public static RouteGroupBuilder MapPilots(this RouteGroupBuilder definitions)
    {
        definitions.MapGet("/{id:guid}/pilots", ListAsync).Needs(ApiScope.Read).WithSummary("All pilots of a definition, the latest first");
        var version = definitions.MapGroup("/{id:guid}/versions/{number:int}/pilot");
        version.MapGet("", ReadAsync).Needs(ApiScope.Read).WithSummary("The last pilot of a version, with what became of the leads on both sides");
        version.MapGet("/leads", LeadsAsync).Needs(ApiScope.Read).WithSummary("The leads behind it: ?side=trial|main");
        version.MapPost("", StartAsync).Needs(ApiScope.Write)
            .WithSummary("Let a signed version judge some leads beside the active one: { share: percent } or { pools: [keys] }; If-Match is that of the version");
        version.MapPost("/promote", PromoteAsync).Needs(ApiScope.Write)
            .WithSummary("Make it the active version: { reach: nextActivity | allNow }; If-Match is that of the pilot");
        version.MapPost("/end", EndAsync).Needs(ApiScope.Write).WithSummary("Give it up; the active version judges all leads again. If-Match is that of the pilot");
        return definitions;
    }

    private static async Task<IResult> ListAsync(Guid id, PilotQueries pilots, CancellationToken ct) =>
        TypedResults.Ok(new { items = await pilots.ListAsync(id, ct), nextCursor = (string?)null });

    private static async Task<IResult> ReadAsync([AsParameters] VersionCall call, PilotQueries pilots) =>
        await AnswerAsync(call, pilots) is { } answer ? TypedResults.Ok(answer) : PilotLoading.NoPilot.ToProblem();

    private static async Task<IResult> LeadsAsync(Guid id, int number, string? side, PilotLeadQueries leads, HttpRequest request, CancellationToken ct)
    {
        if (side is not (null or "trial" or "main")) return Refusal.Field("side", "Ask for trial or main.").ToProblem();

        var paging = Paging.Read<PilotLeadKey>(request);
        if (paging.Value is not { } part) return paging.Refusal!.ToProblem();
        return await leads.PageAsync(id, number, side != "main", part, ct) is { } page ? TypedResults.Ok(page) : PilotLoading.NoPilot.ToProblem();
    }

    private static async Task<IResult> StartAsync([AsParameters] VersionCall call, StartPilot start, PilotQueries pilots)
    {
        var read = await Body.ReadAsync<PilotWish>(call.Request, call.Stopping);
        if (read.Value is not { } wish) return read.Refusal!.ToProblem();

        var outcome = await start.RunAsync(call.Id, call.Number, call.Seen, wish, call.By, call.Stopping);
        return outcome.Refusal is { } no ? no.ToProblem() : TypedResults.Created(call.Request.Path, await AnswerAsync(call, pilots));
    }

    private static async Task<IResult> PromoteAsync([AsParameters] VersionCall call, PromotePilot promote, PilotQueries pilots)
    {
        var read = await Body.ReadOrAsync(call.Request, new PromoteBody(), call.Stopping);
        if (read.Value is not { } body) return read.Refusal!.ToProblem();

        var outcome = await promote.RunAsync(call.Id, call.Number, call.Seen, body.Reach, call.By, call.Stopping);
        return outcome.Refusal is { } no ? no.ToProblem() : TypedResults.Ok(await AnswerAsync(call, pilots));
    }

    private static async Task<IResult> EndAsync([AsParameters] VersionCall call, EndPilot end, PilotQueries pilots)
    {
        var outcome = await end.RunAsync(call.Id, call.Number, call.Seen, call.By, call.Stopping);
        return outcome.Refusal is { } no ? no.ToProblem() : TypedResults.Ok(await AnswerAsync(call, pilots));
    }

    private static async Task<PilotAnswer?> AnswerAsync(VersionCall call, PilotQueries pilots)
    {
        if (await pilots.ReportAsync(call.Id, call.Number, call.Stopping) is not { } report) return null;

        call.Request.HttpContext.Response.SetVersion(report.Pilot.Version);
        return new(report.Pilot, report.Currency, SideAnswer.Of(report.Trial), SideAnswer.Of(report.Main), report.Acceptance);
    }

    private sealed record PromoteBody(ActivationReach Reach = ActivationReach.NextActivity);
}

/// <summary>A pilot over REST.</summary>
/// <param name="Acceptance">How much more of the trial's leads are accepted, in shares of 1, with 95 % confidence.</param>
internal sealed record PilotAnswer(PilotSheet Pilot, string Currency, SideAnswer Trial, SideAnswer Main, PilotComparison Acceptance);

/// <summary>One side over REST; rates are null without data.</summary>
internal sealed record SideAnswer(
    int Number, int? Percent, long Qualified, long? OfAllLeads, long Accepted, long Rejected, double? AcceptanceRate, bool SmallSample, long Won, long WonMinor)
{
    public static SideAnswer Of(PilotSide side) => new(
        side.Number, side.Percent, side.Arm.Qualified, side.OfAllLeads, side.Arm.Accepted, side.Arm.Rejected, side.Arm.AcceptanceRate, side.Arm.IsSmallSample,
        side.Arm.Won, side.Arm.WonMinor);
}
