using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>Activities over REST (api.md, Ingest).</summary>
internal static class ActivityIngestEndpoints
{
    private const int MostActivities = 5_000;

    public static RouteGroupBuilder MapActivityIngest(this RouteGroupBuilder api)
    {
        api.MapPost("/activities", PostOneAsync).Needs(ApiScope.Ingest).WithTags("Ingest")
            .WithSummary("Something a lead did; the same one twice counts once: { id, created, lead: { id, stage, score } }");
        api.MapPost("/activities/batch", PostManyAsync).Needs(ApiScope.Ingest).WithTags("Ingest")
            .WithSummary("Up to 5,000 activities: { activities: [..] }; a bad one does not stop the rest");
        return api;
    }

    private static async Task<IResult> PostOneAsync(HttpRequest request, Caller caller, IngestActivities ingest, TimeProvider clock, CancellationToken ct)
    {
        using var body = await Body.ParseAsync(request, ct);
        var row = ActivityRow.Parse(RawValue.Of(body.RootElement), clock.GetUtcNow());
        if (row.Value is not { } activity) return row.Refusal!.ToProblem();

        var taken = await ingest.RunAsync([activity], IngestTerms.Live, caller.Actor, ct);
        return taken.Value is [var answer] ? Answer(answer) : taken.Refusal!.ToProblem();
    }

    private static async Task<IResult> PostManyAsync(HttpRequest request, Caller caller, IngestActivities ingest, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var read = await BatchBody.ReadAsync(request, "activities", MostActivities, row => ActivityRow.Parse(row, now), ct);
        if (read.Value is not { } body) return read.Refusal!.ToProblem();

        var taken = await ingest.RunAsync(body.Rows, IngestTerms.Live, caller.Actor, ct);
        return taken.Value is { } answers ? body.Answer(answers, Item) : taken.Refusal!.ToProblem();
    }

    private static IResult Answer(IngestedActivity activity)
    {
        if (activity.Refusal is { } refusal) return refusal.ToProblem();

        var created = activity.Result == IngestResult.Created;
        var answer = new ActivityAnswer(activity.Id, created, new(activity.LeadId, activity.Stage, activity.Score));
        return TypedResults.Json(answer, Body.Options, statusCode: created ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static BatchItem Item(int index, IngestedActivity activity) => activity.Refusal is { } refusal
        ? BatchItem.Refused(index, refusal)
        : new(index) { Id = activity.Id, Created = activity.Result == IngestResult.Created };

    private sealed record ActivityAnswer(Guid? Id, bool Created, LeadAfter Lead);

    private sealed record LeadAfter(Guid? Id, LeadStage? Stage, double? Score);
}
