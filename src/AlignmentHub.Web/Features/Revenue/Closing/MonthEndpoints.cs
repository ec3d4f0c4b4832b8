using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Revenue.Closing;

/// <summary>Closing and reopening months over REST.</summary>
internal static class MonthEndpoints
{
    public static RouteGroupBuilder MapMonths(this RouteGroupBuilder api)
    {
        api.MapPost("/months/{month}/close", CloseAsync).Needs(ApiScope.Admin).WithSummary("Freeze the numbers of a month such as 2026-03");
        api.MapPost("/months/{month}/reopen", ReopenAsync).Needs(ApiScope.Admin).WithSummary("Let a closed month move again: { reason }");
        return api;
    }

    private static async Task<IResult> CloseAsync(string month, Caller caller, CloseMonth close, CancellationToken ct)
    {
        var read = RevenuePeriods.ReadMonth(month);
        if (read.Refusal is { } unclear) return unclear.ToProblem();

        var closed = await close.RunAsync(read.Value, caller.Actor, ct);
        return closed.Value is { } done ? TypedResults.Json(new { month, closedAt = done.ClosedAt, model = done.Model }, Body.Options) : closed.Refusal!.ToProblem();
    }

    private static async Task<IResult> ReopenAsync(string month, HttpRequest request, Caller caller, ReopenMonth reopen, CancellationToken ct)
    {
        var read = RevenuePeriods.ReadMonth(month);
        if (read.Refusal is { } unclear) return unclear.ToProblem();

        var body = await Body.ReadAsync<Reopening>(request, ct);
        if (body.Value is not { } wanted) return body.Refusal!.ToProblem();

        var reopened = await reopen.RunAsync(read.Value, wanted.Reason ?? "", caller.Actor, ct);
        return reopened.Refusal?.ToProblem() ?? TypedResults.Json(new { month }, Body.Options);
    }

    internal sealed record Reopening(string? Reason);
}
