using AlignmentHub.Domain;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Revenue.Targets;

/// <summary>Targets over REST.</summary>
internal static class TargetEndpoints
{
    public static RouteGroupBuilder MapTargets(this RouteGroupBuilder api)
    {
        api.MapPut("/admin/targets/{month}", PutAsync).Needs(ApiScope.Admin).WithSummary("Set a target of a month such as 2026-03: { measure, team?, value }; value null takes it away");
        return api;
    }

    private static async Task<IResult> PutAsync(string month, HttpRequest request, Caller caller, SetTargets set, CancellationToken ct)
    {
        var read = RevenuePeriods.ReadMonth(month);
        if (read.Refusal is { } unclear) return unclear.ToProblem();

        var body = await Body.ReadAsync<TargetBody>(request, ct);
        if (body.Value is not { } wanted) return body.Refusal!.ToProblem();
        if (wanted.Measure is not { } measure) return Refusal.Field("measure", "Say what the target is for.").ToProblem();

        var done = await set.RunAsync(new TargetWanted(read.Value, wanted.Team, measure, wanted.Value), caller.Actor, ct);
        return done.Refusal?.ToProblem() ?? TypedResults.Json(new { month, measure, team = wanted.Team, value = wanted.Value }, Body.Options);
    }

    internal sealed record TargetBody
    {
        public TargetMeasure? Measure { get; init; }

        public string? Team { get; init; }

        public long? Value { get; init; }
    }
}
