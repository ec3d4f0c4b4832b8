using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlignmentHub.Web.Tests.Features.Sla;

public sealed class SweepClocksTests : IClassFixture<HubApp>
{
    private readonly HubApp app;

    public SweepClocksTests(HubApp app)
    {
        this.app = app;
        app.Clock.Set(Given.MondayMorning);
    }

    [Fact]
    public async Task A_miss_found_after_a_downtime_is_dated_to_the_due_instant()
    {
        var (rep, manager) = await TeamAsync();
        var id = await app.Given.AssignedAsync(rep);
        app.Clock.Advance(TimeSpan.FromDays(1));

        await app.Get<SweepClocks>().RunAsync();

        var clock = Decision(await app.Given.ClocksAsync(id));
        Assert.Equal((ClockState.Breached, Given.MondayMorning.AddHours(4), Given.MondayMorning.AddHours(4)), (clock.State, clock.DueAt, clock.BreachedAt));
        // One and a half times the target passed: of all the steps only the last is told of, as the miss that nobody knew of yet.
        Assert.Equal([NoticeKind.Breached], await NoticesAsync(rep, id));
        Assert.Equal([NoticeKind.Breached], await NoticesAsync(manager, id));
        Assert.Equal(3, clock.StepsPassed);
    }

    [Fact]
    public async Task After_a_downtime_the_bell_tells_in_the_order_in_which_things_happened()
    {
        var (rep, manager) = await TeamAsync();
        List<string> links = [];
        foreach (var minutes in new[] { 40, 20, 50, 0 })
        {
            app.Clock.Set(Given.MondayMorning.AddMinutes(minutes));
            links.Add($"/handoffs/{await app.Given.AssignedAsync(rep)}");
        }
        app.Clock.Set(Given.MondayMorning.AddHours(4.5)); // two are missed by now, two are at risk
        await app.Get<SweepClocks>().RunAsync();

        var bell = await app.Get<NoticeQueries>().NewestAsync(manager.Id);
        Assert.Equal([(NoticeKind.Breached, links[1]), (NoticeKind.Breached, links[3])], bell.Select(n => (n.Kind, n.Link)));
        bell = await app.Get<NoticeQueries>().NewestAsync(rep.Id);
        Assert.Equal([links[1], links[3], links[2], links[0]], bell.Select(n => n.Link));

        app.Clock.Set(Given.MondayMorning.AddDays(1));
        await app.Get<SweepClocks>().RunAsync();
        Assert.Equal([NoticeKind.AtRisk, NoticeKind.Breached], await NoticesAsync(rep, Guid.Parse(links[0].Split('/')[^1])));
        Assert.Equal([NoticeKind.Breached, NoticeKind.Escalated], await NoticesAsync(rep, Guid.Parse(links[1].Split('/')[^1])));
    }

    [Theory]
    [InlineData(-1, ClockState.Running, "the due instant is still to come")]
    [InlineData(0, ClockState.Running, "done at the due instant is met, so at it nothing is missed")]
    [InlineData(1, ClockState.Breached, "it passed")]
    public async Task A_promise_is_missed_after_its_due_instant(int secondsAfterDue, ClockState expected, string because)
    {
        var (rep, _) = await TeamAsync();
        var id = await app.Given.AssignedAsync(rep);
        app.Clock.Set(Given.MondayMorning.AddHours(4).AddSeconds(secondsAfterDue));

        await app.Get<SweepClocks>().RunAsync();

        Assert.True(expected == Decision(await app.Given.ClocksAsync(id)).State, because);
    }

    [Fact]
    public async Task The_rep_alone_is_warned_once_when_three_quarters_of_the_time_are_used()
    {
        var (rep, manager) = await TeamAsync();
        var id = await app.Given.AssignedAsync(rep);
        app.Clock.Advance(TimeSpan.FromHours(3));
        await app.Get<SweepClocks>().RunAsync();
        Assert.Empty(await NoticesAsync(rep, id));

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await app.Get<SweepClocks>().RunAsync();
        await app.Get<SweepClocks>().RunAsync();

        Assert.Equal([NoticeKind.AtRisk], await NoticesAsync(rep, id));
        Assert.Empty(await NoticesAsync(manager, id));
    }

    [Fact]
    public async Task Who_answered_in_time_hears_nothing()
    {
        var (rep, manager) = await TeamAsync();
        var id = await app.Given.AssignedAsync(rep);
        Assert.True((await app.Get<AcceptHandoff>().RunAsync(id, Given.ActorOf(rep))).IsDone);
        Assert.True((await app.Get<LogOutreach>().RunAsync(id, new(OutreachKind.Call), Given.ActorOf(rep))).IsDone);
        app.Clock.Advance(TimeSpan.FromDays(3));

        await app.Get<SweepClocks>().RunAsync();

        Assert.Empty(await NoticesAsync(rep, id));
        Assert.Empty(await NoticesAsync(manager, id));
    }

    [Fact]
    public async Task The_managers_of_a_pool_hear_of_a_lead_that_nobody_took()
    {
        var (rep, manager) = await TeamAsync();
        var id = await app.Given.QueuedAsync(await app.Given.PoolAsync(rep));
        app.Clock.Advance(TimeSpan.FromMinutes(16));

        await app.Get<SweepClocks>().RunAsync();

        Assert.Equal([NoticeKind.Breached], await NoticesAsync(manager, id));
        Assert.Empty(await NoticesAsync(rep, id));
    }

    [Fact]
    public async Task Two_servers_that_sweep_at_once_tell_everybody_once()
    {
        var (rep, manager) = await TeamAsync();
        List<Guid> handoffs = [];
        for (var i = 0; i < 40; i++) handoffs.Add(await app.Given.AssignedAsync(rep));
        await using var other = app.NewHost();
        app.Clock.Advance(TimeSpan.FromHours(5));
        SweepClocks[] servers = [app.Get<SweepClocks>(), other.Services.GetRequiredService<SweepClocks>()];

        var due = await app.Given.AskAsync<long>("select count(*) from sla_clocks where state = 'Running' and due_at <= $1", app.Clock.GetUtcNow());

        var sweeps = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => servers[i % 2].RunAsync()));

        Assert.Equal(due, sweeps.Sum(s => s.Breached));
        await using var db = app.Open();
        foreach (var person in new[] { rep, manager }) Assert.Equal(40, await db.Set<Notice>().CountAsync(n => n.PersonId == person.Id));
        Assert.Equal(0, (await servers[1].RunAsync()).Breached);
    }

    private static SlaClock Decision(IEnumerable<SlaClock> clocks) => clocks.Single(c => c.Kind == ClockKind.Decision);

    private async Task<(Person Rep, Person Manager)> TeamAsync()
    {
        var manager = await app.Given.PersonAsync(Role.SalesManager);
        var team = await app.Given.TeamAsync(TeamSide.Sales, manager.Id);
        return (await app.Given.PersonAsync(Role.SalesRep, team), manager);
    }

    private async Task<List<NoticeKind>> NoticesAsync(Person person, Guid handoff)
    {
        await using var db = app.Open();
        return await db.Set<Notice>().Where(n => n.PersonId == person.Id && n.Link == $"/handoffs/{handoff}").OrderBy(n => n.CreatedAt).Select(n => n.Kind).ToListAsync();
    }
}
