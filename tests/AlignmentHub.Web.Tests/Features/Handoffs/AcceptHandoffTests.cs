using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Handoffs;

public sealed class AcceptHandoffTests : IClassFixture<HubApp>
{
    private readonly HubApp app;

    public AcceptHandoffTests(HubApp app)
    {
        this.app = app;
        app.Clock.Set(Given.MondayMorning);
    }

    [Fact]
    public async Task Accepting_keeps_the_promise_to_decide_and_starts_that_of_the_first_touch()
    {
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        var id = await app.Given.AssignedAsync(rep);
        app.Clock.Advance(TimeSpan.FromHours(1));

        Assert.True((await app.Get<AcceptHandoff>().RunAsync(id, Given.ActorOf(rep))).IsDone);

        var handoff = await app.Given.ReadAsync(id);
        Assert.Equal((HandoffState.Accepted, app.Clock.GetUtcNow(), rep.Id), (handoff.State, handoff.DecidedAt, handoff.DecidedBy));
        var clocks = await app.Given.ClocksAsync(id);
        Assert.Equal([(ClockKind.Routing, ClockState.Met), (ClockKind.Decision, ClockState.Met), (ClockKind.FirstTouch, ClockState.Running)], clocks.Select(c => (c.Kind, c.State)));
        Assert.Equal(app.Clock.GetUtcNow().AddHours(4), clocks[^1].DueAt);
        Assert.Equal("Accepted", await app.Given.StageAsync(handoff.LeadId));
    }

    [Fact]
    public async Task An_acceptance_after_the_due_instant_is_a_miss_from_that_instant()
    {
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        var id = await app.Given.AssignedAsync(rep);
        var due = (await app.Given.ClocksAsync(id))[^1].DueAt!.Value;
        app.Clock.Set(due.AddSeconds(1));

        Assert.True((await app.Get<AcceptHandoff>().RunAsync(id, Given.ActorOf(rep))).IsDone);

        var clock = (await app.Given.ClocksAsync(id)).Single(c => c.Kind == ClockKind.Decision);
        Assert.Equal((ClockState.MetLate, due, due.AddSeconds(1)), (clock.State, clock.BreachedAt, clock.EndedAt));
    }

    [Fact]
    public async Task Of_eight_at_once_one_gets_the_lead_and_the_others_learn_who_was_faster()
    {
        var team = await app.Given.TeamAsync(TeamSide.Sales);
        var rep = await app.Given.PersonAsync(Role.SalesRep, team);
        Actor[] managers = [.. (await Task.WhenAll(Enumerable.Range(0, 7).Select(_ => app.Given.PersonAsync(Role.SalesManager)))).Select(m => Given.ActorOf(m, team.Id))];
        Actor[] everybody = [Given.ActorOf(rep), .. managers];
        var id = await app.Given.AssignedAsync(rep);

        var answers = await Task.WhenAll(everybody.Select(by => app.Get<AcceptHandoff>().RunAsync(id, by)));

        Assert.Single(answers, a => a.IsDone);
        var winner = everybody[Array.FindIndex(answers, a => a.IsDone)];
        Assert.All(answers.Where(a => !a.IsDone), a => Assert.Equal($"This lead was already accepted by {winner.Name}.", a.Refusal!.Reason));
        Assert.Single(await app.Given.ClocksAsync(id), c => c.Kind == ClockKind.FirstTouch);
    }

    [Fact]
    public async Task Of_eight_members_of_a_pool_one_takes_a_waiting_lead()
    {
        var reps = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => app.Given.PersonAsync(Role.SalesRep)));
        var id = await app.Given.QueuedAsync(await app.Given.PoolAsync(reps));

        var answers = await Task.WhenAll(reps.Select(rep => app.Get<TakeHandoff>().RunAsync(id, Given.ActorOf(rep))));

        Assert.Single(answers, a => a.IsDone);
        var winner = reps[Array.FindIndex(answers, a => a.IsDone)];
        Assert.Equal(winner.Id, (await app.Given.ReadAsync(id)).RepId);
        Assert.All(answers.Where(a => !a.IsDone), a => Assert.Equal($"{winner.Name} already has this lead.", a.Refusal!.Reason));
        Assert.Equal([(ClockKind.Routing, ClockState.Met), (ClockKind.Decision, ClockState.Running)], (await app.Given.ClocksAsync(id)).Select(c => (c.Kind, c.State)));
    }
}
