using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Api;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>A request to act on a hand-off; the answer is the hand-off as it is then.</summary>
internal sealed record HandoffCall(Guid Id, Caller Caller, HttpRequest Request, HandoffQueries Handoffs, CancellationToken Stopping)
{
    public Actor By => Caller.Actor;

    public async Task<IResult> ActAsync(Func<HandoffKey, Task<Outcome>> act)
    {
        if ((await act(new HandoffKey(Id, Request.SeenVersion()))).Refusal is { } refusal) return refusal.ToProblem();

        var handoff = await Handoffs.FindAsync(Id, Stopping);
        Request.HttpContext.Response.SetVersion(handoff!.Version);
        return TypedResults.Ok(handoff);
    }

    public async Task<IResult> ActAsync<TBody>(Func<HandoffKey, TBody, Task<Outcome>> act) where TBody : class
    {
        var body = await Body.ReadAsync<TBody>(Request, Stopping);
        return body.Value is { } given ? await ActAsync(key => act(key, given)) : body.Refusal!.ToProblem();
    }
}
