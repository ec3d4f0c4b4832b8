using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Features.Sla;

/// <param name="Last">The clock up to which it came.</param>
public sealed record Recomputation(long Clocks, long Changed, Guid? Last);

/// <summary>Works every clock out again from what happened. What events and sweeps did already is found as it is.</summary>
public sealed class RecomputeClocks(IDbContextFactory<HubDb> databases, Calendars calendars, TimeProvider clock)
{
    private const int BatchSize = 2000;

    /// <param name="after">Where an interrupted run had got to.</param>
    /// <param name="report">Called after each batch.</param>
    public async Task<Recomputation> RunAsync(Guid? after = null, Func<Recomputation, Task>? report = null, CancellationToken ct = default)
    {
        var sum = new Recomputation(0, 0, after);
        while (true)
        {
            var batch = await BatchAsync(sum.Last ?? Guid.Empty, ct);
            sum = new Recomputation(sum.Clocks + batch.Clocks, sum.Changed + batch.Changed, batch.Last ?? sum.Last);
            if (report is not null) await report(sum);
            if (batch.Last is null) return sum;
        }
    }

    // A clock that is locked is just being changed by an event, and comes out right by that.
    private async Task<Recomputation> BatchAsync(Guid after, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var clocks = await db.Set<SlaClock>()
            .FromSql($"select * from sla_clocks where id > {after} order by id limit {BatchSize} for no key update skip locked")
            .ToListAsync(ct);
        if (clocks.Count == 0) return new Recomputation(0, 0, null);

        var facts = await FactsAsync(db, [.. clocks.Select(c => c.Id)], ct);
        var pauses = await PausesAsync(db, [.. clocks.Select(c => c.HandoffId).Distinct()], ct);
        var hours = await calendars.OfVersionsAsync(db, [.. clocks.Select(c => c.CalendarVersionId)], ct);
        var now = clock.GetUtcNow();
        var changed = clocks.Count(c => c.Replay(facts[c.Id].ToFacts(pauses[c.HandoffId]), hours[c.CalendarVersionId], now));
        await db.SaveChangesAsync(ct);
        if (changed > 0) await db.AnnounceAsync([SweepClocks.Topic], ct);
        await transaction.CommitAsync(ct);
        return new Recomputation(clocks.Count, changed, clocks[^1].Id);
    }

    private static async Task<ILookup<Guid, HandoffPause>> PausesAsync(HubDb db, Guid[] handoffs, CancellationToken ct) =>
        (await db.Set<HandoffPause>().AsNoTracking().Where(p => handoffs.Contains(p.HandoffId)).ToListAsync(ct)).ToLookup(p => p.HandoffId);

    private static async Task<Dictionary<Guid, Happened>> FactsAsync(HubDb db, Guid[] clocks, CancellationToken ct) => await db.Database.SqlQuery<Happened>($"""
        select clock.id as "ClockId",
               (select min(next.started_at)
                from sla_clocks as next
                where next.handoff_id = clock.handoff_id and next.kind = clock.kind and next.number > clock.number) as "RestartedAt",
               (select min(decision.started_at)
                from sla_clocks as decision
                where decision.handoff_id = clock.handoff_id and decision.kind = 'Decision') as "AssignedAt",
               handoff.decided_at as "DecidedAt",
               (select outreach.recorded_at
                from outreaches as outreach
                where outreach.handoff_id = clock.handoff_id
                order by outreach.recorded_at
                limit 1 offset clock.outreach - 1) as "TouchedAt",
               case when handoff.state in ('Qualified', 'Disqualified', 'Recycled') then handoff.ended_at end as "ConcludedAt",
               handoff.ended_at as "EndedAt", handoff.paused_at as "PausedAt"
        from sla_clocks as clock
        join handoffs as handoff on handoff.id = clock.handoff_id
        where clock.id = any({clocks})
        """).ToDictionaryAsync(h => h.ClockId, ct);

    private sealed record Happened(
        Guid ClockId, DateTimeOffset? RestartedAt, DateTimeOffset? AssignedAt, DateTimeOffset? DecidedAt, DateTimeOffset? TouchedAt, DateTimeOffset? ConcludedAt,
        DateTimeOffset? EndedAt, DateTimeOffset? PausedAt)
    {
        public ClockFacts ToFacts(IEnumerable<HandoffPause> pauses) => new()
        {
            RestartedAt = RestartedAt, AssignedAt = AssignedAt, DecidedAt = DecidedAt, TouchedAt = TouchedAt, ConcludedAt = ConcludedAt, EndedAt = EndedAt,
            Pauses = [.. pauses.Where(p => p.EndedAt is not null).Select(p => p.Time)], PausedSince = PausedAt,
        };
    }
}
