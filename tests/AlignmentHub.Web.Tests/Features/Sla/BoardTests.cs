using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Features.Handoffs.Availability;
using AlignmentHub.Web.Features.Sla.Board;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Sla;

public sealed class BoardTests : IClassFixture<HubApp>
{
    private readonly HubApp app;

    public BoardTests(HubApp app)
    {
        this.app = app;
        app.Clock.Set(Given.MondayMorning);
    }

    [Fact]
    public async Task A_hand_off_is_at_risk_then_breached_then_off_the_board_when_it_is_decided()
    {
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        var id = await app.Given.AssignedAsync(rep);
        Assert.Empty(await ShownAsync(BoardShow.Urgent, id));

        app.Clock.Advance(TimeSpan.FromHours(3));
        Assert.True(Assert.Single(await ShownAsync(BoardShow.AtRisk, id)) is { IsAtRisk: true, IsOverdue: false, IsTouched: false });
        Assert.Equal((1, 0), await LineAsync(rep.Id));

        app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Single(await ShownAsync(BoardShow.AtRisk, id)); // on the due instant it is still in time

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(await ShownAsync(BoardShow.Breached, id));
        Assert.Empty(await ShownAsync(BoardShow.AtRisk, id));
        Assert.Equal((0, 1), await LineAsync(rep.Id));

        Assert.Null((await app.Get<RejectHandoff>().RunAsync(id, "tooSmall", null, Given.ActorOf(rep))).Refusal);
        Assert.Empty(await ShownAsync(BoardShow.Open, id));
    }

    [Fact]
    public async Task A_lead_is_never_touched_until_somebody_reaches_out()
    {
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        var id = await app.Given.AssignedAsync(rep);
        Assert.Null((await app.Get<AcceptHandoff>().RunAsync(id, Given.ActorOf(rep))).Refusal);
        Assert.Equal("FirstTouch", Assert.Single(await ShownAsync(BoardShow.Untouched, id)).Promise);

        Assert.Null((await app.Get<LogOutreach>().RunAsync(id, new OutreachReport(OutreachKind.Call), Given.ActorOf(rep))).Refusal);

        Assert.Empty(await ShownAsync(BoardShow.Untouched, id));
        Assert.Single(await ShownAsync(BoardShow.Open, id));
    }

    [Fact]
    public async Task Who_is_away_is_said_with_the_end_of_it()
    {
        var (rep, other) = (await app.Given.PersonAsync(Role.SalesRep), await app.Given.PersonAsync(Role.SalesRep));
        var back = Given.MondayMorning.AddDays(4);
        var planned = await app.Get<PlanAbsence>().RunAsync(Given.MondayMorning.AddHours(-1), back, "Fair in Hanover", null, Given.ActorOf(rep));
        Assert.Null(planned.Refusal);

        Assert.Equal((true, back), await AwayAsync(rep.Id));
        Assert.Equal((false, null), await AwayAsync(other.Id));
        app.Clock.Set(back);
        Assert.Equal((false, null), await AwayAsync(rep.Id));
    }

    [Fact]
    public async Task The_counts_are_those_of_the_cards()
    {
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        await app.Given.AssignedAsync(rep);
        app.Clock.Advance(TimeSpan.FromHours(5));
        await app.Given.AssignedAsync(rep);
        await app.Given.QueuedAsync(await app.Given.PoolAsync(rep));

        var counts = await app.Get<BoardQueries>().CountAsync(ct: TestContext.Current.CancellationToken);

        foreach (var (show, count) in new[] { (BoardShow.Open, counts.Open), (BoardShow.AtRisk, counts.AtRisk), (BoardShow.Breached, counts.Breached), (BoardShow.Untouched, counts.Untouched) })
            Assert.Equal((await app.Get<BoardQueries>().CardsAsync(show, ct: TestContext.Current.CancellationToken)).Count, count);
    }

    [Fact]
    public async Task Each_number_of_a_rep_opens_as_many_cards_of_that_rep()
    {
        var (rep, other) = (await app.Given.PersonAsync(Role.SalesRep), await app.Given.PersonAsync(Role.SalesRep));
        // Accepted, it has several clocks and is one card all the same.
        Assert.Null((await app.Get<AcceptHandoff>().RunAsync(await app.Given.AssignedAsync(rep), Given.ActorOf(rep))).Refusal);
        foreach (var person in new[] { rep, other }) await app.Given.AssignedAsync(person);
        app.Clock.Advance(TimeSpan.FromHours(5));
        await app.Given.AssignedAsync(rep);

        var line = await PersonAsync(rep.Id);

        Assert.Equal((3L, 2L), (line.Open, line.Overdue));
        foreach (var (show, count) in new[] { (BoardShow.Open, line.Open), (BoardShow.AtRisk, line.AtRisk), (BoardShow.Breached, line.Overdue) })
        {
            var cards = await app.Get<BoardQueries>().CardsAsync(show, rep.Id, TestContext.Current.CancellationToken);
            Assert.Equal(count, cards.Count(card => card.RepId == rep.Id));
            Assert.Equal(count, cards.Count);
        }
    }

    private async Task<IReadOnlyList<BoardCard>> ShownAsync(BoardShow show, Guid handoff) =>
        [.. (await app.Get<BoardQueries>().CardsAsync(show, ct: TestContext.Current.CancellationToken)).Where(card => card.HandoffId == handoff)];

    private async Task<(long AtRisk, long Overdue)> LineAsync(Guid rep) => await PersonAsync(rep) is var line ? (line.AtRisk, line.Overdue) : default;

    private async Task<(bool IsAway, DateTimeOffset? Until)> AwayAsync(Guid rep) => await PersonAsync(rep) is var line ? (line.IsAway, line.AwayUntil) : default;

    private async Task<BoardLine> PersonAsync(Guid rep)
    {
        var week = new ReportPeriod(Given.MondayMorning, Given.MondayMorning.AddDays(7));
        return (await app.Get<BoardQueries>().PeopleAsync(week, TestContext.Current.CancellationToken)).Single(line => line.PersonId == rep);
    }
}
