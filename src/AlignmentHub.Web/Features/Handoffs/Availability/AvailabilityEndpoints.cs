using AlignmentHub.Domain;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Handoffs.Availability;

/// <summary>Who is away, over REST. Everything is about the caller unless a rep is named.</summary>
internal static class AvailabilityEndpoints
{
    public static RouteGroupBuilder MapAvailability(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/availability").WithTags("Hand-offs");
        group.MapGet("", async (Caller caller, AbsenceQueries absences, CancellationToken ct) =>
            TypedResults.Ok(new ListAnswer<AvailabilityLine>(await absences.ManagedByAsync(caller.Actor, ct), null)))
            .Needs(ApiScope.Read).WithSummary("Who is away, of those whose presence the caller may change");
        group.MapPut("", SwitchAsync).Needs(ApiScope.Write).WithSummary("{ away, rep? }");
        group.MapPost("/absences", PlanAsync).Needs(ApiScope.Write).WithSummary("Out of office: { from, until, note?, rep? }");
        group.MapDelete("/absences/{id:guid}", async (Guid id, Caller caller, EndAbsence end, CancellationToken ct) =>
            (await end.RunAsync(id, caller.Actor, ct)).Refusal is { } no ? no.ToProblem() : TypedResults.NoContent())
            .Needs(ApiScope.Write).WithSummary("Ends an absence now, or drops one that has not begun");
        return api;
    }

    private static async Task<IResult> SwitchAsync(HttpRequest request, Caller caller, SwitchAway change, CancellationToken ct)
    {
        var body = await Body.ReadAsync<SwitchBody>(request, ct);
        if (body.Value is not { } given) return body.Refusal!.ToProblem();

        return (await change.RunAsync(given.Away, given.Rep, caller.Actor, ct)).Refusal is { } no ? no.ToProblem() : TypedResults.Ok(given);
    }

    private static async Task<IResult> PlanAsync(HttpRequest request, Caller caller, PlanAbsence plan, CancellationToken ct)
    {
        var body = await Body.ReadAsync<PlanBody>(request, ct);
        if (body.Value is not { } given) return body.Refusal!.ToProblem();

        var planned = await plan.RunAsync(given.From, given.Until, given.Note, given.Rep, caller.Actor, ct);
        return planned.Refusal is { } no ? no.ToProblem() : TypedResults.Created($"{ApiFeature.Root}/availability", new { id = planned.Value });
    }

    private sealed record SwitchBody(bool Away, string? Rep = null);

    private sealed record PlanBody(DateTimeOffset From, DateTimeOffset Until, string? Note = null, string? Rep = null);
}
