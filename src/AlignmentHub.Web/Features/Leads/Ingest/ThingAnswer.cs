using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Leads.Ingest;

/// <summary>What a PUT of something answers.</summary>
internal static class ThingAnswer
{
    public static IResult ToAnswer(this IngestedThing thing, HttpResponse response)
    {
        if (thing.Refusal is { } refusal) return refusal.ToProblem();

        response.SetVersion(thing.Version);
        var created = thing.Result == IngestResult.Created;
        return TypedResults.Json(new { thing.Id, created }, Body.Options, statusCode: created ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }
}
