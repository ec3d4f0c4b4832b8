using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Handoffs;

/// <summary>
/// Where people act on a hand-off: under a lock, so that of two at once the first wins and the other learns who was faster; with the right
/// to act asked for; saved with everything that follows from it, or not at all.
/// </summary>
public sealed class HandoffDesk(IDbContextFactory<HubDb> databases, HandoffHands hands, TimeProvider clock)
{
    /// <summary>Deciding and working; it ends a pause.</summary>
    public Task<Outcome> WorkAsync(HandoffKey key, Actor by, Func<HandoffWork, Task<Outcome>> act, CancellationToken ct) =>
        ActAsync(key, by, HandoffAccess.MayWork, async work =>
        {
            await work.ResumeAsync();
            return await act(work);
        }, ct);

    public async Task<Outcome> ActAsync(
        HandoffKey key, Actor by, Func<HandoffPlace, Actor, Outcome> right, Func<HandoffWork, Task<Outcome>> act, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await LockAsync(db, key.Id, ct) is not var (handoff, stage)) return Refusal.Missing("There is no such hand-off.");

        var place = await HandoffPlaces.OfAsync(db, handoff, ct);
        if (right(place, by).Refusal is { } forbidden) return forbidden;
        if (Versions.Check(key.Seen, handoff.Version).Refusal is { } outdated) return outdated;

        var clocks = await db.Set<SlaClock>()
            .FromSql($"select * from sla_clocks where handoff_id = {key.Id} and ended_at is null order by id for no key update")
            .ToListAsync(ct);
        var scene = new HandoffScene(handoff, clocks, place, stage, by, clock.GetUtcNow());
        var work = new HandoffWork(db, scene, hands, ct);
        if ((await act(work)).Refusal is { } refusal) return await NameTheFasterAsync(db, handoff, refusal, by, ct);

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return Outcome.Done;
    }

    // The lead first, like everything else that touches both: whoever locks in another order may wait for each other for ever.
    private static async Task<(Handoff Handoff, LeadStage Stage)?> LockAsync(HubDb db, Guid id, CancellationToken ct)
    {
        var stage = await db.Set<Lead>()
            .FromSql($"select * from leads where id = (select lead_id from handoffs where id = {id}) for no key update")
            .AsNoTracking()
            .Select(l => l.Stage)
            .ToListAsync(ct);
        if (stage is not [var present]) return null;

        var handoff = await db.Set<Handoff>().FromSql($"select * from handoffs where id = {id} for no key update").SingleAsync(ct);
        return (handoff, present);
    }

    // Only where the state itself is in the way was somebody faster; any other refusal has its own words.
    private static async Task<Outcome> NameTheFasterAsync(HubDb db, Handoff handoff, Refusal refusal, Actor by, CancellationToken ct)
    {
        if (refusal.Reason != handoff.Refused(null).Reason || handoff.LastActor is not { } last) return refusal;

        var name = last == by.Id ? "you" : await db.Set<Person>().Where(p => p.Id == last).Select(p => p.Name).SingleAsync(ct);
        return handoff.Refused(name);
    }
}
