using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Admin.Terms;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Features.Sla;

public sealed class RecomputeClocksTests : IClassFixture<HubApp>
{
    private const int Rounds = 12;
    private const int ActsPerRound = 25;

    private readonly Actor admin = new(Guid.Empty, "Admin", [Role.Admin]);
    private readonly HubApp app;

    public RecomputeClocksTests(HubApp app)
    {
        this.app = app;
        app.Clock.Set(Given.MondayMorning);
    }

    [Fact]
    public async Task Whatever_people_did_working_it_out_again_finds_every_clock_as_it_is()
    {
        var random = new Random(20260302);
        var team = await app.Given.TeamAsync(TeamSide.Sales);
        Person[] reps = [await app.Given.PersonAsync(Role.SalesRep, team), await app.Given.PersonAsync(Role.SalesRep, team), await app.Given.PersonAsync(Role.SalesRep, team)];
        var manager = Given.ActorOf(await app.Given.PersonAsync(Role.SalesManager), team.Id);
        var pool = await app.Given.PoolAsync(reps);
        await app.Given.RuleAsync(pool);
        await PromiseAsync(240);

        for (var round = 0; round < Rounds; round++)
        {
            if (round % 4 == 3) await PromiseAsync(200 + round);
            for (var i = 0; i < ActsPerRound; i++) await ActAsync(random, reps, pool, manager);
            await app.Get<SweepClocks>().RunAsync();
            var before = await AllAsync();

            var done = await app.Get<RecomputeClocks>().RunAsync();

            Assert.Equal((before.Count, 0), (done.Clocks, done.Changed));
            Assert.Equal(before, await AllAsync());
        }
        var last = await app.Given.AssignedAsync(reps[0], pool);
        await app.Get<ReassignHandoff>().RunAsync(last, reps[1].Email!, "Holiday", manager);
        await app.Get<SweepClocks>().RunAsync();
        Assert.Equal(0, (await app.Get<RecomputeClocks>().RunAsync()).Changed);
        var states = (await AllAsync()).Select(c => c.State).ToHashSet();
        Assert.Superset(new HashSet<ClockState> { ClockState.Running, ClockState.Met, ClockState.MetLate, ClockState.Breached, ClockState.Cancelled, ClockState.Reassigned }, states);
    }

    [Fact]
    public async Task What_went_wrong_with_a_clock_is_put_right()
    {
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        var id = await app.Given.AssignedAsync(rep);
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.Get<AcceptHandoff>().RunAsync(id, Given.ActorOf(rep));
        var before = await AllAsync(id);
        await using (var db = app.Open())
            await db.Database.ExecuteSqlAsync($"update sla_clocks set state = 'Running', ended_at = null, due_at = due_at + interval '1 day', at_risk_at = null where handoff_id = {id} and kind = 'Decision'");

        await app.Get<RecomputeClocks>().RunAsync();

        Assert.Equal(before, await AllAsync(id));
    }

    private async Task ActAsync(Random random, Person[] reps, Pool pool, Actor manager)
    {
        app.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 300)));
        var handoffs = await OpenAsync();
        if (handoffs.Count < 4)
        {
            await (random.Next(4) == 0 ? app.Given.QueuedAsync(pool) : app.Given.AssignedAsync(reps[random.Next(reps.Length)], pool));
            return;
        }

        var (id, rep) = handoffs[random.Next(handoffs.Count)];
        var by = Given.ActorOf(reps.FirstOrDefault(r => r.Id == rep) ?? reps[0]);
        // Many of these do not fit the state and are refused, which must not leave a trace either.
        _ = random.Next(13) switch
        {
            0 => await app.Get<TakeHandoff>().RunAsync(id, by),
            1 or 2 => await app.Get<AcceptHandoff>().RunAsync(id, by),
            3 => await app.Get<RejectHandoff>().RunAsync(id, random.Next(2) == 0 ? "notAFit" : "noCapacity", null, by),
            4 => await app.Get<LogOutreach>().RunAsync(id, new(OutreachKind.Call, random.Next(2) == 0 ? null : app.Clock.GetUtcNow().AddHours(-1), "late"), by),
            5 => await app.Get<ReassignHandoff>().RunAsync(id, reps[random.Next(reps.Length)].Email, "Holiday", manager),
            6 => await app.Get<QualifyHandoff>().RunAsync(id, new(new Dictionary<string, string>()), by),
            8 or 9 => await app.Get<PauseHandoff>().RunAsync(id, PauseCause.WaitingForLead, by),
            10 => await app.Get<ResumeHandoff>().RunAsync(id, by),
            11 => await app.Get<ApplyPolicy>().RunAsync("standard", admin) is { } applied ? new Domain.Outcome(applied.Refusal) : default,
            7 => await app.Get<DisqualifyHandoff>().RunAsync(id, "They build it themselves.", by),
            _ => await SweepAsync(),
        };
    }

    private async Task PromiseAsync(int decisionMinutes)
    {
        EscalationStep[] ladder = [new(50, [EscalationDeed.Rep]), new(120, [EscalationDeed.Manager, EscalationDeed.Reassign]), new(200, [EscalationDeed.Offer])];
        var terms = new Web.Features.Admin.Terms.PolicyTerms("Standard", 15, decisionMinutes, 240, 2400, Attempts: 2, AttemptsMinutes: 600, OutcomeMinutes: 1200, Ladder: ladder);
        Assert.Null((await app.Get<SetPolicy>().RunAsync("standard", terms, null, admin)).Refusal);
    }

    private async Task<Domain.Outcome> SweepAsync()
    {
        await app.Get<SweepClocks>().RunAsync();
        await app.Get<EscalateHandoffs>().RunAsync();
        await app.Get<ExpireHandoffs>().RunAsync();
        return Domain.Outcome.Done;
    }

    private async Task<List<(Guid Id, Guid? Rep)>> OpenAsync()
    {
        await using var db = app.Open();
        var open = await db.Set<Handoff>().Where(h => HandoffStates.Open.Contains(h.State)).OrderBy(h => h.Id).Select(h => new { h.Id, h.RepId }).ToListAsync();
        return [.. open.Select(h => (h.Id, h.RepId))];
    }

    private async Task<List<Reading>> AllAsync(Guid? handoff = null)
    {
        await using var db = app.Open();
        return await db.Set<SlaClock>().Where(c => handoff == null || c.HandoffId == handoff).OrderBy(c => c.Id).Select(c => new Reading(c.Id, c.State, c.StartedAt, c.DueAt, c.AtRiskAt, c.EndedAt, c.BreachedAt, c.LookAt)).ToListAsync();
    }

    private sealed record Reading(
        Guid Id, ClockState State, DateTimeOffset StartedAt, DateTimeOffset? DueAt, DateTimeOffset? AtRiskAt, DateTimeOffset? EndedAt, DateTimeOffset? BreachedAt,
        DateTimeOffset? LookAt);
}
