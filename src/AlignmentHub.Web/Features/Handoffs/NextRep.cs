using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Handoffs.Routing;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs;

/// <param name="Line">JSON: all candidates and why each was passed over, as <see cref="RoutingDecision"/> has it.</param>
public sealed record NextTurn(ClockOwner Owner, string Line);

/// <summary>Whose turn it is in the pool of a lead, apart from who has it. A lead that is passed on moves nobody's turn (semantics.md 5.4).</summary>
public sealed class NextRep(Calendars calendars, RoutingMoments moments)
{
    public async Task<NextTurn?> FindAsync(HubDb db, Handoff handoff, DateTimeOffset now, CancellationToken ct)
    {
        if (handoff is not { PoolId: { } poolId, RepId: { } present }) return null;

        var moment = moments.At(now, await calendars.NowAsync(db, ct));
        var pools = await PoolsAtHand.LookAsync(db, new RoutingNeeds([poolId], [], Managers: false), moment, ct);
        var rejections = await EarlierRejections.OfAsync(db, handoff.LeadId, ct);
        var lead = await db.Set<Lead>().Where(l => l.Id == handoff.LeadId).Select(l => new { l.Language, l.Country }).SingleAsync(ct);
        var pool = pools.Pool(poolId)!;
        var choice = pool.Turns.Take(place => Bar(place) ?? rejections.Spared.GetValueOrDefault(place.Member.PersonId));
        if (choice.Next is null) choice = pool.Turns.Take(Bar); // better who rejected it once than nobody
        return pools.Find(choice.Next?.PersonId) is { } next ? new NextTurn(new ClockOwner(next.Id, next.TeamId), LineOf(choice, pool, next)) : null;

        string? Bar(PoolPlace place) =>
            place.Member.PersonId == present ? "has it" : rejections.Barred.GetValueOrDefault(place.Member.PersonId) ?? place.Reach.Misses(lead.Language, lead.Country);
    }

    private static string LineOf(RotationChoice choice, PoolAtHand pool, Rep next)
    {
        var line = new RoutingTrace();
        line.PassOver(choice.PassedOver);
        return line.Write(RoutedBy.Escalation, rule: null, pool, next);
    }
}
