using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Features.Handoffs.Queue;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Handoffs;

public sealed class QueueQueriesTests : IClassFixture<HubApp>
{
    private readonly HubApp app;

    public QueueQueriesTests(HubApp app)
    {
        this.app = app;
        app.Clock.Set(Given.MondayMorning);
    }

    [Fact]
    public async Task A_rep_sees_what_is_theirs_and_what_waits_in_their_pools_soonest_due_first()
    {
        var (rep, other) = (await app.Given.PersonAsync(Role.SalesRep), await app.Given.PersonAsync(Role.SalesRep));
        var (early, done) = (await app.Given.AssignedAsync(rep), await app.Given.AssignedAsync(rep));
        await app.Get<RejectHandoff>().RunAsync(done, "notAFit", null, Given.ActorOf(rep));
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        var late = await app.Given.AssignedAsync(rep);
        await app.Given.AssignedAsync(other);
        await app.Given.QueuedAsync(await app.Given.PoolAsync(other));
        var waiting = await app.Given.QueuedAsync(await app.Given.PoolAsync(rep, other));

        var cards = await app.Get<QueueQueries>().OfAsync(Given.ActorOf(rep));

        Assert.Equal([waiting, early, late], cards.Select(c => c.Id));
        Assert.Equal([15 * 60, (4 * 60 - 10) * 60, 4 * 60 * 60], cards.Select(c => c.Left!.Seconds));
    }

    [Fact]
    public async Task A_manager_sees_the_leads_of_the_team_and_those_that_nobody_has()
    {
        var team = await app.Given.TeamAsync(TeamSide.Sales);
        var (manager, rep, stranger) = (await app.Given.ManagerOfAsync(team), await app.Given.PersonAsync(Role.SalesRep, team), await app.Given.PersonAsync(Role.SalesRep));
        var (theirs, waiting, lost) = (await app.Given.AssignedAsync(rep), await app.Given.QueuedAsync(await app.Given.PoolAsync(rep)), await app.Given.QueuedAsync(await app.Given.PoolAsync()));
        await app.Given.AssignedAsync(stranger);
        await app.Given.QueuedAsync(await app.Given.PoolAsync(stranger));
        var by = Given.ActorOf(manager, team.Id);

        Assert.Equal([theirs], (await app.Get<QueueQueries>().OfAsync(by, QueueScope.Team)).Select(c => c.Id));
        var pool = (await app.Get<QueueQueries>().OfAsync(by, QueueScope.Pool)).Select(c => c.Id).ToList();
        Assert.Contains(waiting, pool);
        Assert.Contains(lost, pool);
        Assert.True((await app.Get<TakeHandoff>().RunAsync(lost, by)).IsDone, "a lead of no pool would wait for ever");
    }

    [Fact]
    public async Task A_card_tells_who_it_is_why_they_are_here_and_what_was_before()
    {
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        var first = await app.Given.AssignedAsync(rep);
        await app.Given.RuleAsync(await app.Given.PoolAsync(rep, await app.Given.PersonAsync(Role.SalesRep)));
        await app.Get<RejectHandoff>().RunAsync(first, "noCapacity", null, Given.ActorOf(rep));
        var lead = (await app.Given.ReadAsync(first)).LeadId;
        await using var db = app.Open();
        var next = db.Set<Domain.Handoffs.Handoff>().Single(h => h.LeadId == lead && h.Pass == 2);

        var card = (await app.Get<QueueQueries>().FindAsync(next.Id))!;

        Assert.Equal((2, "Acme", "Rejected", "No capacity", rep.Name), (card.Row.Pass, card.Row.Company, card.Row.LastState, card.Row.LastReason, card.Row.LastRep));
        var before = (await app.Get<QueueQueries>().FindAsync(first))!;
        Assert.Equal(("We need this by May.", 66.5, "B2"), (before.Snapshot.Why?.Words, before.Row.Score, before.Row.Grade));
        Assert.Null(before.Left);
    }

    [Theory]
    [InlineData("2026-03-02T15:00:00Z", true, new long[] { 7200, 57600, 28800, 57600, 28800, 57600, 28800, 57600, 28800, 230400, 28800, 57600 }, "two hours of Monday are left; Friday's closing is a weekend away from Monday")]
    [InlineData("2026-03-02T06:30:00Z", false, new long[] { 9000, 28800, 57600, 28800, 57600, 28800, 57600, 28800, 57600, 28800, 230400, 28800 }, "work begins in two and a half hours")]
    public async Task A_page_knows_when_people_stop_and_start_to_work(string now, bool isOpen, long[] turns, string because)
    {
        await using var db = app.Open();
        var hours = await app.Get<Calendars>().NowAsync(db);

        var read = WorkingTurns.Of(hours.Default.Calendar, Instants.Parse(now)!.Value);

        Assert.Equal(isOpen, read.IsOpen);
        Assert.True(turns.SequenceEqual(read.Seconds), $"{because}: {string.Join(' ', read.Seconds)}");
    }

    [Fact]
    public void A_house_that_never_closes_has_no_turns()
    {
        var always = new BusinessCalendar(TimeZoneInfo.Utc, Enum.GetValues<DayOfWeek>().ToDictionary(d => d, _ => (IReadOnlyList<WorkInterval>)[new(TimeSpan.Zero, TimeSpan.FromDays(1))]));
        Assert.Equal((true, 0), (WorkingTurns.Of(always, Given.MondayMorning).IsOpen, WorkingTurns.Of(always, Given.MondayMorning).Seconds.Count));
    }
}
