using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Handoffs.Routing;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>Whose turn it is in the pool of a lead, apart from who has it. A lead that is passed on moves nobody's turn (semantics.md 5.4).</summary>
public sealed class NextRep(Calendars calendars, RoutingMoments moments)
{
    public async Task<ClockOwner?> FindAsync(HubDb db, Handoff handoff, DateTimeOffset now, CancellationToken ct)
    {
        if (handoff is not { PoolId: { } poolId, RepId: { } present }) return null;

        var moment = moments.At(now, await calendars.NowAsync(db, ct));
        var pools = await PoolsAtHand.LookAsync(db, new RoutingNeeds([poolId], [], Managers: false), moment, ct);
        var lead = await db.Set<Lead>().Where(l => l.Id == handoff.LeadId).Select(l => new { l.Language, l.Country }).SingleAsync(ct);
        var choice = pools.Pool(poolId)!.Turns.Take(place => place.Member.PersonId == present ? "has it" : place.Reach.Misses(lead.Language, lead.Country));
        return pools.Find(choice.Next?.PersonId) is { } next ? new ClockOwner(next.Id, next.TeamId) : null;
    }
}
