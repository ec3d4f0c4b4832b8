using System.Net;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Sla;

public sealed class PauseTests : IClassFixture<HubApp>
{
    private static readonly object ForTheLead = new { cause = "waitingForLead" };

    private readonly HubApp app;

    public PauseTests(HubApp app)
    {
        this.app = app;
        app.Clock.Set(Given.MondayMorning);
    }

    [Fact]
    public async Task Time_for_which_a_lead_is_paused_does_not_count()
    {
        var (rep, id) = await AssignedAsync();
        app.Clock.Advance(TimeSpan.FromHours(3));
        await ActAsync(rep, id, "pause", ForTheLead);
        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.Get<SweepClocks>().RunAsync();
        Assert.Equal(ClockState.Paused, (await DecisionAsync(id)).State);
        Assert.Null((await app.Given.ReadAsync(id)).ExpiresAt);

        await ActAsync(rep, id, "resume", new { });

        var resumed = await DecisionAsync(id);
        Assert.Equal((ClockState.Running, app.Clock.GetUtcNow().AddHours(1)), (resumed.State, resumed.DueAt));
        // Five working days, of which the pause took none.
        Assert.Equal(new DateTimeOffset(2026, 3, 10, 17, 0, 0, TimeSpan.Zero), (await app.Given.ReadAsync(id)).ExpiresAt);
    }

    [Fact]
    public async Task Whoever_decides_on_a_paused_lead_ends_the_pause_and_is_in_time()
    {
        var (rep, id) = await AssignedAsync();
        app.Clock.Advance(TimeSpan.FromHours(3));
        await ActAsync(rep, id, "pause", ForTheLead);
        app.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal("accepted", (await ActAsync(rep, id, "accept", new { })).Text("state"));

        Assert.Equal((ClockState.Met, app.Clock.GetUtcNow().AddHours(1)), ((await DecisionAsync(id)).State, (await DecisionAsync(id)).DueAt));
        Assert.Null((await app.Given.ReadAsync(id)).PausedAt);
        await app.Given.MustComeOutTheSameAsync(id);
    }

    [Fact]
    public async Task A_lead_that_is_taken_back_while_it_is_paused_is_a_miss_of_nobody()
    {
        var (rep, id) = await AssignedAsync();
        app.Clock.Advance(TimeSpan.FromHours(3));
        await ActAsync(rep, id, "pause", ForTheLead);
        app.Clock.Advance(TimeSpan.FromDays(1));

        Assert.True((await app.Get<WithdrawHandoff>().RunAsync(id, "A customer already", Given.ActorOf(await app.Given.PersonAsync(Role.Marketer)))).IsDone);

        Assert.Equal((ClockState.Cancelled, (DateTimeOffset?)null), ((await DecisionAsync(id)).State, (await DecisionAsync(id)).BreachedAt));
        await app.Given.MustComeOutTheSameAsync(id);
    }

    [Fact]
    public async Task A_pause_after_the_breach_changes_nothing()
    {
        var (rep, id) = await AssignedAsync();
        app.Clock.Advance(TimeSpan.FromHours(5));
        await ActAsync(rep, id, "pause", ForTheLead);
        app.Clock.Advance(TimeSpan.FromHours(1));
        await app.Get<SweepClocks>().RunAsync();
        await ActAsync(rep, id, "resume", new { });

        var decision = await DecisionAsync(id);
        Assert.Equal((ClockState.Breached, Given.MondayMorning.AddHours(4)), (decision.State, decision.BreachedAt));
        await app.Given.MustComeOutTheSameAsync(id);
    }

    [Fact]
    public async Task A_pause_needs_a_cause_that_the_policy_allows_a_lead_that_somebody_has_and_no_other_pause()
    {
        var (rep, id) = await AssignedAsync();
        Assert.Equal(["cause"], await (await PostAsync(rep, id, "pause", new { cause = "lunch" })).MustRefuseFieldsAsync());
        await (await PostAsync(rep, id, "resume", new { })).MustBeAsync(HttpStatusCode.Conflict);
        await ActAsync(rep, id, "pause", new { cause = "waitingForMarketing" });
        await (await PostAsync(rep, id, "pause", ForTheLead)).MustBeAsync(HttpStatusCode.Conflict);

        var waiting = await app.Given.QueuedAsync(await app.Given.PoolAsync(rep));
        await (await PostAsync(rep, waiting, "pause", ForTheLead)).MustBeAsync(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task The_next_rep_begins_with_a_full_clock_that_runs()
    {
        var (rep, id) = await AssignedAsync();
        await ActAsync(rep, id, "pause", ForTheLead);
        app.Clock.Advance(TimeSpan.FromHours(2));
        var next = await app.Given.PersonAsync(Role.SalesRep);

        await (await app.Api().PostAsync($"/api/v1/handoffs/{id}/reassign", new { rep = next.Email, reason = "Holiday" })).MustBeAsync(HttpStatusCode.OK);

        var clocks = (await app.Given.ClocksAsync(id)).Where(c => c.Kind == ClockKind.Decision).ToList();
        Assert.Equal([ClockState.Reassigned, ClockState.Running], clocks.Select(c => c.State));
        Assert.Equal(app.Clock.GetUtcNow().AddHours(4), clocks[1].DueAt);
    }

    private async Task<(Person Rep, Guid Id)> AssignedAsync()
    {
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        return (rep, await app.Given.AssignedAsync(rep));
    }

    private async Task<SlaClock> DecisionAsync(Guid id) => (await app.Given.ClocksAsync(id)).Single(c => c.Kind == ClockKind.Decision);

    private async Task<JsonElement> ActAsync(Person rep, Guid id, string act, object body) => await (await PostAsync(rep, id, act, body)).MustBeAsync(HttpStatusCode.OK);

    private Task<HttpResponseMessage> PostAsync(Person rep, Guid id, string act, object body) => app.Api(rep.Email).PostAsync($"/api/v1/handoffs/{id}/{act}", body);
}
