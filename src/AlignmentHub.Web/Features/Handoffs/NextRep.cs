using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Handoffs.Routing;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Data;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>Whose turn it is in the pool of a lead, apart from who has it. A lead that is passed on moves nobody's turn (semantics.md 5.4).</summary>
public sealed class NextRep(Calendars calendars, RoutingMoments moments)
{
    public async Task<ClockOwner?> FindAsync(HubDb db, Handoff handoff, DateTimeOffset now, CancellationToken ct)
    {
        if (handoff is not { PoolId: { } poolId, RepId: { } present }) return null;

        var moment = moments.At(now, await calendars.NowAsync(db, ct));
        var pools = await PoolsAtHand.LookAsync(db, new RoutingNeeds([poolId], [], Managers: false), moment, ct);
        var choice = pools.Pool(poolId)!.Turns.Take(new Dictionary<Guid, string> { [present] = "has it" });
        return pools.Find(choice.Next?.PersonId) is { } next ? new ClockOwner(next.Id, next.TeamId) : null;
    }
}
