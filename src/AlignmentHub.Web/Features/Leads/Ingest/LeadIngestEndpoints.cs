using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>Leads over REST (api.md, Ingest).</summary>
internal static class LeadIngestEndpoints
{
    private const int MostLeads = 1_000;

    public static RouteGroupBuilder MapLeadIngest(this RouteGroupBuilder api)
    {
        api.MapPut("/leads/by-key", PutAsync).Needs(ApiScope.Ingest).WithTags("Ingest")
            .WithSummary("Create or update one lead, found by externalId or email: { id, created, stage, score }");
        api.MapPost("/leads/batch", PostAsync).Needs(ApiScope.Ingest).WithTags("Ingest")
            .WithSummary("Create or update up to 1,000 leads: { leads: [..] }; a bad one does not stop the rest");
        return api;
    }

    private static async Task<IResult> PutAsync(HttpRequest request, Caller caller, GatherLeads gather, TimeProvider clock, CancellationToken ct)
    {
        using var body = await Body.ParseAsync(request, ct);
        var row = LeadRow.Parse(RawValue.Of(body.RootElement), clock.GetUtcNow());
        if (row.Value is not { } lead) return row.Refusal!.ToProblem();

        var taken = await gather.RunAsync(lead, IngestTerms.Of(request), caller.Actor, ct);
        return taken.Value is { } answer ? Answer(answer) : taken.Refusal!.ToProblem();
    }

    private static async Task<IResult> PostAsync(HttpRequest request, Caller caller, IngestLeads ingest, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var read = await BatchBody.ReadAsync(request, "leads", MostLeads, row => LeadRow.Parse(row, now), ct);
        if (read.Value is not { } body) return read.Refusal!.ToProblem();

        var taken = await ingest.RunAsync(body.Rows, IngestTerms.Live, caller.Actor, ct);
        return taken.Value is { } answers ? body.Answer(answers, Item) : taken.Refusal!.ToProblem();
    }

    private static IResult Answer(IngestedLead lead)
    {
        if (lead.Refusal is { } refusal) return refusal.ToProblem();

        var created = lead.Result == IngestResult.Created;
        return TypedResults.Json(new LeadAnswer(lead.Id, created, lead.Stage, lead.Score), Body.Options,
            statusCode: created ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static BatchItem Item(int index, IngestedLead lead) => lead.Refusal is { } refusal
        ? BatchItem.Refused(index, refusal)
        : new(index) { Id = lead.Id, Created = lead.Result == IngestResult.Created };

    private sealed record LeadAnswer(Guid? Id, bool Created, LeadStage? Stage, double? Score);
}
