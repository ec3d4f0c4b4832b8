using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Definitions.Agreement;

/// <summary>A request to do something with a version; the answer is the version as it is then.</summary>
internal sealed record VersionCall(Guid Id, int Number, Caller Caller, HttpRequest Request, DefinitionQueries Definitions, CancellationToken Stopping)
{
    public Actor By => Caller.Actor;

    /// <summary>The edit of the version that the caller has read; absent when nothing is to be checked.</summary>
    public int? Seen => Request.SeenVersion();

    public async Task<IResult> AnswerAsync(Outcome outcome)
    {
        if (outcome.Refusal is { } refusal) return refusal.ToProblem();

        var sheet = await Definitions.VersionAsync(Id, Number, Stopping);
        Request.HttpContext.Response.SetVersion(sheet!.Version);
        return TypedResults.Ok(sheet);
    }
}
