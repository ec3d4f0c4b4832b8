using System.Text.Json;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Support;

public sealed partial class Given
{
    /// <summary>Office hours begin; a test that moves the clock begins here again.</summary>
    public static readonly DateTimeOffset MondayMorning = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A lead that stands in a stage, by the shortest way.</summary>
    public async Task<Guid> LeadAsync(LeadStage stage = LeadStage.HandedOff)
    {
        await using var db = app.Open();
        var (now, number) = (app.Clock.GetUtcNow(), Interlocked.Increment(ref _count));
        var id = Guid.CreateVersion7(now);
        await db.Database.ExecuteSqlAsync($"""
            insert into leads (id, email, first_name, last_name, company, title, stage, stage_since, created_at, updated_at)
            values ({id}, {$"lead{number}@acme.test"}, 'Lead', {$"{number}"}, 'Acme', 'Head of Things', {stage.ToString()}, {now}, {now}, {now})
            """);
        await db.Database.ExecuteSqlAsync($"insert into stage_moves (lead_id, to_stage, at, is_inferred, is_imported) values ({id}, {stage.ToString()}, {now}, false, false)");
        return id;
    }

    public async Task<Pool> PoolAsync(params Person[] members)
    {
        await using var db = app.Open();
        var number = Interlocked.Increment(ref _count);
        var pool = Pool.Create($"pool-{number}", $"Pool {number}", app.Clock.GetUtcNow());
        db.Add(pool);
        await db.SaveChangesAsync();
        db.AddRange(members.Select(m => PoolMember.Join(pool.Id, m.Id, weight: 1, value: 0)));
        await db.SaveChangesAsync();
        return pool;
    }

    /// <summary>From now on every lead goes to this pool.</summary>
    public async Task RuleAsync(Pool pool)
    {
        await using var db = app.Open();
        var number = Interlocked.Increment(ref _count);
        var rule = RoutingRule.Create($"rule-{number}", app.Clock.GetUtcNow());
        rule.Set($"Rule {number}", -number, condition: null, pool.Id, ownerFirst: false);
        db.Add(rule);
        await db.SaveChangesAsync();
    }

    /// <summary>A hand-off that a rep has to decide on, its clocks running from now.</summary>
    public Task<Guid> AssignedAsync(Person rep, Pool? pool = null) => HandoffAsync(rep, pool);

    /// <summary>Makes it the second pass of its lead; the first one this rep rejected because of bad data.</summary>
    public async Task RejectedBeforeAsync(Guid handoff, Person rep, string reason = "badContactData")
    {
        await RunAsync("update handoffs set pass = 2 where id = $1", handoff);
        var first = await PastHandoffAsync((await ReadAsync(handoff)).LeadId, MondayMorning.AddDays(-9), reason);
        await RunAsync("update handoffs set rep_id = $2 where id = $1", first, rep.Id);
    }

    /// <summary>A hand-off that waits in the queue of a pool.</summary>
    public Task<Guid> QueuedAsync(Pool pool) => HandoffAsync(null, pool);

    private async Task<Guid> HandoffAsync(Person? rep, Pool? pool)
    {
        var lead = await LeadAsync();
        await using var db = app.Open();
        var now = app.Clock.GetUtcNow();
        var policy = (await app.Get<Policies>().NowAsync(db)).All[^1];
        var handoff = Handoff.Open(lead, pass: 1, new HandoffOrigin(policy.Id, Snapshot(now).ToJson()) { PolicyVersionId = policy.VersionId }, now);
        var routing = new RoutingDecision(RuleId: null, pool?.Id, "{}");
        var owner = new ClockOwner(rep?.Id, rep?.TeamId);
        var hours = (await app.Get<Calendars>().NowAsync(db)).Of(rep?.TeamId);
        var expiry = hours.Calendar.Due(now, TimeSpan.FromMinutes(policy.ExpiryMinutes));
        Assert.True((rep is null ? handoff.Queue(routing) : handoff.Assign(rep.Id, routing, expiry, now)).IsDone);
        db.Add(handoff);
        var waiting = SlaClock.Start(ClockKind.Routing, handoff.Id, owner, policy.For(ClockKind.Routing, hours.CalendarVersionId), hours.Calendar, now);
        db.Add(waiting);
        if (rep is not null)
        {
            waiting.Meet(now);
            db.Add(SlaClock.Start(ClockKind.Decision, handoff.Id, owner, policy.For(ClockKind.Decision, hours.CalendarVersionId), hours.Calendar, now));
        }
        await db.SaveChangesAsync();
        return handoff.Id;
    }

    private static HandoffSnapshot Snapshot(DateTimeOffset now)
    {
        ScoreLine[] lines = [new(ScorePart.Fit, "Role", "Decision maker", 25), new(ScorePart.Engagement, "Intent", "Asked for a demo", 40)];
        var demo = new SnapshotTouch("demo_request", now.AddMinutes(-5)) { Url = "https://acme.test/demo", Campaign = "Spring launch", Words = "We need this by May." };
        return new() { Score = new(62, 71, 66.5, "B2", true, [], [], lines), Source = "google", Campaign = "Spring launch", Consent = true, Why = demo, Touches = [demo] };
    }

    public async Task<Handoff> ReadAsync(Guid handoff)
    {
        await using var db = app.Open();
        return await db.Set<Handoff>().AsNoTracking().SingleAsync(h => h.Id == handoff);
    }

    /// <summary>The clocks of a hand-off in the order in which they were started.</summary>
    public async Task<IReadOnlyList<SlaClock>> ClocksAsync(Guid handoff)
    {
        await using var db = app.Open();
        var clocks = await db.Set<SlaClock>().AsNoTracking().Where(c => c.HandoffId == handoff).ToListAsync();
        return [.. clocks.OrderBy(c => c.StartedAt).ThenBy(c => c.Kind).ThenBy(c => c.Number)];
    }

    /// <summary>Working its clocks out again must find them as they are.</summary>
    public async Task MustComeOutTheSameAsync(Guid handoff)
    {
        var before = JsonSerializer.Serialize(await ClocksAsync(handoff));
        await app.Get<RecomputeClocks>().RunAsync();
        Assert.Equal(before, JsonSerializer.Serialize(await ClocksAsync(handoff)));
    }

    public async Task<string> StageAsync(Guid lead)
    {
        await using var db = app.Open();
        return (await db.Set<Lead>().Where(l => l.Id == lead).Select(l => l.Stage).SingleAsync()).ToString();
    }
}
