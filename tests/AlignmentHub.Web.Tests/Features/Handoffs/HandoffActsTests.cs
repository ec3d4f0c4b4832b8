using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Features.Handoffs;

public sealed class HandoffActsTests : IClassFixture<HubApp>
{
    private readonly HubApp app;

    public HandoffActsTests(HubApp app)
    {
        this.app = app;
        app.Clock.Set(Given.MondayMorning);
    }

    [Fact]
    public async Task The_first_outreach_keeps_the_promise_and_later_ones_change_nothing()
    {
        var (id, rep) = await AcceptedAsync();
        app.Clock.Advance(TimeSpan.FromHours(2));

        await DoneAsync(LogAsync(id, rep, new(OutreachKind.Call)));
        app.Clock.Advance(TimeSpan.FromHours(20));
        await DoneAsync(LogAsync(id, rep, new(OutreachKind.Meeting, Note: "They want a quote.")));

        var touch = await ClockAsync(id, ClockKind.FirstTouch);
        Assert.Equal((ClockState.Met, Given.MondayMorning.AddHours(2)), (touch.State, touch.EndedAt));
        Assert.Equal((HandoffState.Working, Given.MondayMorning.AddHours(2)), ((await app.Given.ReadAsync(id)).State, (await app.Given.ReadAsync(id)).FirstTouchAt));
    }

    [Fact]
    public async Task A_back_dated_outreach_needs_a_reason_is_flagged_and_makes_no_hit_of_a_miss()
    {
        var (id, rep) = await AcceptedAsync();
        var inTime = Given.MondayMorning.AddHours(1);
        app.Clock.Advance(TimeSpan.FromHours(30));

        Assert.Contains("reason", (await LogAsync(id, rep, new(OutreachKind.Call, inTime))).Refusal!.Fields.Keys);
        await DoneAsync(LogAsync(id, rep, new(OutreachKind.Call, inTime, "The hub was not at hand.")));

        var touch = await ClockAsync(id, ClockKind.FirstTouch);
        Assert.Equal((ClockState.MetLate, app.Clock.GetUtcNow(), touch.DueAt), (touch.State, touch.EndedAt, touch.BreachedAt));
        await using var db = app.Open();
        var logged = await db.Set<Outreach>().SingleAsync(o => o.HandoffId == id);
        Assert.Equal((inTime, app.Clock.GetUtcNow(), "The hub was not at hand."), (logged.At, logged.RecordedAt, logged.BackdatedReason));
    }

    [Theory]
    [InlineData(2, "it is still to come")]
    [InlineData(-60, "it was before the lead was handed over")]
    public async Task An_outreach_at_an_impossible_time_is_refused(int minutesFromNow, string because)
    {
        var (id, rep) = await AcceptedAsync();

        var answer = await LogAsync(id, rep, new(OutreachKind.Call, app.Clock.GetUtcNow().AddMinutes(minutesFromNow), "late"));

        Assert.True(answer.Refusal?.Fields.ContainsKey("at"), because);
        Assert.Equal(HandoffState.Accepted, (await app.Given.ReadAsync(id)).State);
    }

    [Fact]
    public async Task A_qualified_lead_becomes_an_sql_and_what_was_still_promised_is_called_off()
    {
        var (id, rep) = await AcceptedAsync();

        await DoneAsync(app.Get<QualifyHandoff>().RunAsync(id, new(new Dictionary<string, string> { ["budget"] = "50k" }), rep));

        var handoff = await app.Given.ReadAsync(id);
        Assert.Equal((HandoffState.Qualified, "{\"budget\": \"50k\"}", "Sql"), (handoff.State, handoff.Answers, await app.Given.StageAsync(handoff.LeadId)));
        Assert.Equal(ClockState.Cancelled, (await ClockAsync(id, ClockKind.FirstTouch)).State);
    }

    [Fact]
    public async Task A_promise_that_was_missed_before_the_lead_was_closed_stays_missed()
    {
        var (id, rep) = await AcceptedAsync();
        app.Clock.Advance(TimeSpan.FromDays(2));

        await DoneAsync(app.Get<DisqualifyHandoff>().RunAsync(id, "They build it themselves.", rep));

        var touch = await ClockAsync(id, ClockKind.FirstTouch);
        Assert.Equal((ClockState.Breached, touch.DueAt, app.Clock.GetUtcNow()), (touch.State, touch.BreachedAt, touch.EndedAt));
        Assert.Equal("Disqualified", await app.Given.StageAsync((await app.Given.ReadAsync(id)).LeadId));
    }

    [Fact]
    public async Task A_recycled_lead_rests_until_its_day()
    {
        var (id, rep) = await AcceptedAsync();
        var until = Given.MondayMorning.AddDays(60);

        await DoneAsync(app.Get<RecycleHandoff>().RunAsync(id, until, "Budget comes in May.", rep));

        var handoff = await app.Given.ReadAsync(id);
        await using var db = app.Open();
        var wakesAt = await db.Database.SqlQuery<DateTimeOffset>($"select wakes_at as \"Value\" from leads where id = {handoff.LeadId}").SingleAsync();
        Assert.Equal((HandoffState.Recycled, until, until, "Nurture"), (handoff.State, handoff.RecycleUntil, wakesAt, await app.Given.StageAsync(handoff.LeadId)));
    }

    [Fact]
    public async Task Reassigning_before_the_decision_starts_the_full_time_for_the_new_rep()
    {
        var (manager, team) = await ManagerAsync();
        var (first, second) = (await app.Given.PersonAsync(Role.SalesRep, team), await app.Given.PersonAsync(Role.SalesRep));
        var id = await app.Given.AssignedAsync(first);
        app.Clock.Advance(TimeSpan.FromHours(1));

        await DoneAsync(app.Get<ReassignHandoff>().RunAsync(id, second.Email, "Holiday", manager));

        var decisions = (await app.Given.ClocksAsync(id)).Where(c => c.Kind == ClockKind.Decision).ToList();
        Assert.Equal([(first.Id, ClockState.Reassigned), (second.Id, ClockState.Running)], decisions.Select(c => (c.RepId!.Value, c.State)));
        Assert.Equal(app.Clock.GetUtcNow().AddHours(4), decisions[1].DueAt);
        Assert.Equal((second.Id, app.Clock.GetUtcNow()), ((await app.Given.ReadAsync(id)).RepId, (await app.Given.ReadAsync(id)).AssignedAt));
        Assert.Equal([NoticeKind.Assigned], await NoticesAsync(second));
        Assert.Equal([NoticeKind.Reassigned], await NoticesAsync(first));
    }

    [Fact]
    public async Task Reassigning_after_the_acceptance_restarts_what_runs_and_keeps_what_is_met()
    {
        var (manager, team) = await ManagerAsync();
        var (first, second) = (await app.Given.PersonAsync(Role.SalesRep, team), await app.Given.PersonAsync(Role.SalesRep));
        var id = await app.Given.AssignedAsync(first);
        await DoneAsync(app.Get<AcceptHandoff>().RunAsync(id, Given.ActorOf(first)));
        app.Clock.Advance(TimeSpan.FromDays(2));

        await DoneAsync(app.Get<ReassignHandoff>().RunAsync(id, second.Email, "Left the company", manager));

        var clocks = await app.Given.ClocksAsync(id);
        Assert.Equal(
            [(ClockKind.Routing, ClockState.Met), (ClockKind.Decision, ClockState.Met), (ClockKind.FirstTouch, ClockState.Breached), (ClockKind.FirstTouch, ClockState.Running)],
            clocks.Select(c => (c.Kind, c.State)));
        Assert.Equal(HandoffState.Accepted, (await app.Given.ReadAsync(id)).State);
    }

    [Fact]
    public async Task A_manager_gives_a_waiting_lead_to_somebody()
    {
        var (manager, team) = await ManagerAsync();
        var rep = await app.Given.PersonAsync(Role.SalesRep, team);
        var id = await app.Given.QueuedAsync(await app.Given.PoolAsync(rep));

        await DoneAsync(app.Get<ReassignHandoff>().RunAsync(id, rep.Email, "Everybody was away", manager));

        Assert.Equal([(ClockKind.Routing, ClockState.Met), (ClockKind.Decision, ClockState.Running)], (await app.Given.ClocksAsync(id)).Select(c => (c.Kind, c.State)));
    }

    [Fact]
    public async Task A_lead_is_reassigned_only_to_another_active_rep()
    {
        var (manager, team) = await ManagerAsync();
        var (rep, marketer) = (await app.Given.PersonAsync(Role.SalesRep, team), await app.Given.PersonAsync(Role.Marketer));
        var id = await app.Given.AssignedAsync(rep);
        foreach (var nobody in new[] { rep.Email, marketer.Email, "nobody@hub.test", null })
            Assert.Contains("rep", (await app.Get<ReassignHandoff>().RunAsync(id, nobody, "Holiday", manager)).Refusal!.Fields.Keys);

        Assert.Contains("reason", (await app.Get<ReassignHandoff>().RunAsync(id, rep.Email, " ", manager)).Refusal!.Fields.Keys);
        Assert.Equal(1, (await app.Given.ReadAsync(id)).Version - 1);
    }

    [Fact]
    public async Task Each_act_leaves_a_line_in_the_audit()
    {
        var (id, rep) = await AcceptedAsync();
        await DoneAsync(LogAsync(id, rep, new(OutreachKind.Email)));
        await DoneAsync(app.Get<DisqualifyHandoff>().RunAsync(id, "They build it themselves.", rep));

        await using var db = app.Open();
        var lines = await db.Set<AuditEntry>().Where(e => e.Subject == $"handoff/{id}").OrderBy(e => e.Id).ToListAsync();
        Assert.Equal(["handoff.accepted", "handoff.outreach", "handoff.disqualified"], lines.Select(l => l.Act));
        Assert.All(lines, l => Assert.Equal(rep.Id, l.ActorId));
        Assert.Equal("They build it themselves.", lines[^1].Reason);
    }

    [Fact]
    public async Task What_was_refused_changed_nothing()
    {
        var (id, rep) = await AcceptedAsync();
        var before = await app.Given.ReadAsync(id);

        Outcome[] answers =
        [
            await app.Get<AcceptHandoff>().RunAsync(id, rep),
            await app.Get<DisqualifyHandoff>().RunAsync(id, "  ", rep),
            await app.Get<DisqualifyHandoff>().RunAsync(id, new string('x', 1001), rep),
            await app.Get<RecycleHandoff>().RunAsync(id, app.Clock.GetUtcNow(), "Later", rep),
            await app.Get<QualifyHandoff>().RunAsync(new HandoffKey(id, Seen: 1), new(new Dictionary<string, string>()), rep),
            await app.Get<ResumeHandoff>().RunAsync(id, rep),
        ];

        Assert.All(answers, a => Assert.False(a.IsDone));
        Assert.Equal("This lead was already accepted by you.", answers[0].Refusal!.Reason);
        Assert.Equal("This lead is not paused.", answers[^1].Refusal!.Reason);
        Assert.Equal((before.Version, before.State), ((await app.Given.ReadAsync(id)).Version, (await app.Given.ReadAsync(id)).State));
    }

    private async Task<(Guid Id, Actor Rep)> AcceptedAsync()
    {
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        var id = await app.Given.AssignedAsync(rep);
        await DoneAsync(app.Get<AcceptHandoff>().RunAsync(id, Given.ActorOf(rep)));
        return (id, Given.ActorOf(rep));
    }

    private async Task<(Actor Manager, Team Team)> ManagerAsync()
    {
        var team = await app.Given.TeamAsync(TeamSide.Sales);
        return (Given.ActorOf(await app.Given.PersonAsync(Role.SalesManager), team.Id), team);
    }

    private Task<Outcome> LogAsync(Guid id, Actor rep, OutreachReport report) => app.Get<LogOutreach>().RunAsync(id, report, rep);

    private async Task<SlaClock> ClockAsync(Guid id, ClockKind kind) => (await app.Given.ClocksAsync(id)).Single(c => c.Kind == kind);

    private async Task<List<NoticeKind>> NoticesAsync(Person person)
    {
        await using var db = app.Open();
        return await db.Set<Notice>().Where(n => n.PersonId == person.Id).Select(n => n.Kind).ToListAsync();
    }

    private static async Task DoneAsync(Task<Outcome> act) => Assert.Null((await act).Refusal?.Reason);
}
