using System.Net;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Feedback;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Admin.Terms;
using AlignmentHub.Web.Features.Feedback;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Features.Feedback;

public sealed class ThreadTests : IClassFixture<HubApp>
{
    private readonly HubApp app;

    public ThreadTests(HubApp app)
    {
        this.app = app;
        app.Clock.Set(Given.MondayMorning);
    }

    [Fact]
    public async Task A_question_of_a_rep_is_owed_an_answer_in_business_hours_and_the_answer_goes_back_to_the_rep()
    {
        var (rep, marketer) = (await app.Given.PersonAsync(Role.SalesRep), await app.Given.PersonAsync(Role.Marketer));
        var handoff = await app.Given.AssignedAsync(rep);
        app.Clock.Set(Given.MondayMorning.AddHours(6)); // 15:00, two hours before the day ends

        var id = await StartAsync(handoff, "Which of the two offices is it?", rep);

        var asked = await FindAsync(id, marketer);
        Assert.Equal((FeedbackState.WaitingForMarketing, 1, Given.MondayMorning.AddDays(1).AddHours(6)), (asked.Line.State, asked.Line.Unread, asked.Line.DueAt));
        Assert.Contains(NoticeKind.Asked, await NoticesAsync(marketer, id));

        app.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null((await app.Get<AddEntry>().RunAsync(id, "The one in Leeds.", Given.ActorOf(marketer))).Refusal);

        var answered = await FindAsync(id, rep);
        Assert.Equal((FeedbackState.WaitingForSales, 1, (DateTimeOffset?)null), (answered.Line.State, answered.Line.Unread, answered.Line.DueAt));
        Assert.Contains(NoticeKind.Answered, await NoticesAsync(rep, id));
        Assert.Equal([(PromiseSide.Marketing, ClockState.Met)], await PromisesAsync(id));
    }

    [Fact]
    public async Task A_late_answer_stays_a_miss_of_the_side_that_was_asked_and_asking_on_starts_the_promise_again()
    {
        var (rep, marketer) = (await app.Given.PersonAsync(Role.SalesRep), await app.Given.PersonAsync(Role.Marketer));
        var id = await StartAsync(await app.Given.AssignedAsync(rep), "Did they come to the webinar?", marketer);

        app.Clock.Set(Given.MondayMorning.AddDays(1).AddSeconds(1)); // a working day of eight hours ended at Monday's 17:00
        Assert.Null((await app.Get<AddEntry>().RunAsync(id, "They did.", Given.ActorOf(rep))).Refusal);
        Assert.Null((await app.Get<AddEntry>().RunAsync(id, "Both of them?", Given.ActorOf(marketer))).Refusal);
        Assert.Null((await app.Get<AddEntry>().RunAsync(id, "I mean both sisters.", Given.ActorOf(marketer))).Refusal);

        Assert.Equal([(PromiseSide.Sales, ClockState.MetLate), (PromiseSide.Sales, ClockState.Running)], await PromisesAsync(id));
    }

    [Fact]
    public async Task An_answer_is_due_in_the_hours_of_the_team_that_owes_it()
    {
        var (tokyoSales, tokyoMarketing) = (await app.Given.TeamAsync(TeamSide.Sales), await app.Given.TeamAsync(TeamSide.Marketing));
        var day = (IReadOnlyList<IReadOnlyList<string>>?)[["09:00", "17:00"]];
        var hours = new CalendarDocument { TimeZone = "Asia/Tokyo", Week = new Dictionary<string, IReadOnlyList<IReadOnlyList<string>>?> { ["mon"] = day, ["tue"] = day } };
        Assert.Null((await app.Get<SetCalendar>().RunAsync("tokyo", new CalendarTerms("Tokyo", hours), null, Given.ActorOf(await app.Given.PersonAsync(Role.Admin)))).Refusal);
        await app.Given.RunAsync("update teams set calendar_id = (select id from calendars where key = 'tokyo') where id = any($1)", new[] { tokyoSales.Id, tokyoMarketing.Id });
        var (inTokyo, here) = (await app.Given.PersonAsync(Role.SalesRep, tokyoSales), await app.Given.PersonAsync(Role.SalesRep));
        var (marketerInTokyo, marketerHere) = (await app.Given.PersonAsync(Role.Marketer, tokyoMarketing), await app.Given.PersonAsync(Role.Marketer));

        // Monday 9:00 here is 18:00 in Tokyo, where the next eight hours are those of Tuesday.
        var toTokyo = await StartAsync(await app.Given.AssignedAsync(inTokyo), "Did you reach them?", marketerHere);
        Assert.Equal(Given.MondayMorning.AddHours(23), await DueAsync(toTokyo));

        var toAnyMarketer = await StartAsync(await app.Given.AssignedAsync(here), "What did they ask for?", here);
        Assert.Equal(Given.MondayMorning.AddHours(8), await DueAsync(toAnyMarketer));

        Assert.Null((await app.Get<AddEntry>().RunAsync(toAnyMarketer, "A demo.", Given.ActorOf(marketerInTokyo))).Refusal);
        Assert.Null((await app.Get<AddEntry>().RunAsync(toAnyMarketer, "Of what?", Given.ActorOf(here))).Refusal);
        Assert.Equal(Given.MondayMorning.AddHours(23), await DueAsync(toAnyMarketer));

        async Task<DateTimeOffset?> DueAsync(Guid thread) => (await FindAsync(thread, here)).Line.DueAt;
    }

    [Fact]
    public async Task An_overturned_rejection_gives_the_rep_the_lead_again()
    {
        var (manager, marketer) = (await app.Given.PersonAsync(Role.SalesManager), await app.Given.PersonAsync(Role.Marketer));
        var team = await app.Given.TeamAsync(TeamSide.Sales, manager.Id);
        var rep = await app.Given.PersonAsync(Role.SalesRep, team);
        var handoff = await RejectedAsync(rep);
        app.Clock.Advance(TimeSpan.FromHours(1));

        var id = (await app.Get<DisputeRejection>().RunAsync(handoff, "They asked for a price list yesterday.", Given.ActorOf(marketer))).Value;
        Assert.Contains(NoticeKind.Disputed, await NoticesAsync(manager, id));
        Assert.False((await app.Get<DisputeRejection>().RunAsync(handoff, "Once more.", Given.ActorOf(marketer))).IsDone);
        Assert.True((await app.Get<ResolveThread>().RunAsync(id, ThreadOutcome.Overturned, null, null, Given.ActorOf(await app.Given.PersonAsync(Role.SalesRep)))).Refusal!.IsForbidden);

        Assert.Null((await app.Get<ResolveThread>().RunAsync(id, ThreadOutcome.Overturned, "You are right.", null, Given.ActorOf(manager, team.Id))).Refusal);

        var closed = await FindAsync(id, marketer);
        var next = await app.Given.ReadAsync(closed.NextHandoff!.Value);
        Assert.Equal((2, HandoffState.Assigned, rep.Id), (next.Pass, next.State, next.RepId));
        Assert.Equal(app.Clock.GetUtcNow().AddHours(4), (await app.Given.ClocksAsync(next.Id)).Single(c => c.Kind == ClockKind.Decision).DueAt);
        Assert.Equal("HandedOff", await app.Given.StageAsync(next.LeadId));
        Assert.Equal([(PromiseSide.Sales, ClockState.Met)], await PromisesAsync(id));
    }

    [Fact]
    public async Task An_overturned_rejection_of_a_rep_who_left_goes_where_the_rules_say()
    {
        var (manager, marketer, next) = (await app.Given.PersonAsync(Role.SalesManager), await app.Given.PersonAsync(Role.Marketer), await app.Given.PersonAsync(Role.SalesRep));
        var team = await app.Given.TeamAsync(TeamSide.Sales, manager.Id);
        var left = await app.Given.PersonAsync(Role.SalesRep, team);
        await app.Given.RuleAsync(await app.Given.PoolAsync(next));
        var id = (await app.Get<DisputeRejection>().RunAsync(await RejectedAsync(left), "They asked for a price list yesterday.", Given.ActorOf(marketer))).Value;
        await app.Given.RunAsync("update people set is_active = false where id = $1", left.Id);

        Assert.Null((await app.Get<ResolveThread>().RunAsync(id, ThreadOutcome.Overturned, null, null, Given.ActorOf(manager, team.Id))).Refusal);

        var pass = (await FindAsync(id, marketer)).NextHandoff!.Value;
        Assert.Equal(next.Id, (await app.Given.ReadAsync(pass)).RepId);
        Assert.Contains("not active", (await app.Given.PassedOverAsync(pass))[left.Name], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_overturned_rejection_of_a_lead_that_has_a_deal_by_now_opens_no_pass()
    {
        var (rep, marketer) = (await app.Given.PersonAsync(Role.SalesRep), await app.Given.PersonAsync(Role.Marketer));
        var handoff = await RejectedAsync(rep);
        var id = (await app.Get<DisputeRejection>().RunAsync(handoff, "They signed an order.", Given.ActorOf(marketer))).Value;
        await app.Given.RunAsync("update leads set stage = 'Opportunity' where id = (select lead_id from handoffs where id = $1)", handoff);

        Assert.Null((await app.Get<ResolveThread>().RunAsync(id, ThreadOutcome.Overturned, null, null, Given.ActorOf(rep))).Refusal);

        Assert.Equal((FeedbackState.Closed, (Guid?)null), ((await FindAsync(id, marketer)).Line.State, (await FindAsync(id, marketer)).NextHandoff));
    }

    [Fact]
    public async Task An_agreed_change_of_the_definition_links_to_its_draft()
    {
        var (rep, marketer) = (await app.Given.PersonAsync(Role.SalesRep), await app.Given.PersonAsync(Role.Marketer));
        var draft = await app.Given.DraftAsync();
        var id = (await app.Get<DisputeRejection>().RunAsync(await RejectedAsync(rep), "Two people, but a million in funding.", Given.ActorOf(marketer))).Value;
        Assert.Null((await app.Get<AddEntry>().RunAsync(id, "Then let us ask for funding.", Given.ActorOf(rep))).Refusal);

        var nothing = await app.Get<ResolveThread>().RunAsync(id, ThreadOutcome.DefinitionChanged, null, new AgreedDraft(draft.DefinitionId, 999), Given.ActorOf(rep));
        Assert.Contains("definition", nothing.Refusal!.Fields.Keys);
        Assert.Null((await app.Get<ResolveThread>().RunAsync(id, ThreadOutcome.DefinitionChanged, null, new AgreedDraft(draft.DefinitionId, draft.Number), Given.ActorOf(rep))).Refusal);

        Assert.Equal(new AgreedDraft(draft.DefinitionId, draft.Number), (await FindAsync(id, rep)).Definition);
    }

    [Fact]
    public async Task Programs_dispute_answer_and_list_page_by_page()
    {
        var (rep, marketer) = (await app.Given.PersonAsync(Role.SalesRep), await app.Given.PersonAsync(Role.Marketer));
        var handoff = await RejectedAsync(rep);
        using var asMarketer = app.Api(marketer.Email);
        using var asRep = app.Api(rep.Email);
        await (await asMarketer.PostAsync($"/api/v1/handoffs/{handoff}/dispute", new { comment = "They are a customer's sister company." })).MustBeAsync(HttpStatusCode.OK);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await asRep.PostAsync("/api/v1/feedback/threads", new { handoff, text = "Who said so?" })).MustBeAsync(HttpStatusCode.Created);
        Assert.Equal(["text"], await (await asRep.PostAsync("/api/v1/feedback/threads", new { handoff, text = " " })).MustRefuseFieldsAsync());
        await (await app.Api().PostAsync("/api/v1/feedback/threads", new { handoff, text = "An administrator is on neither side." })).MustBeAsync(HttpStatusCode.Forbidden);

        var first = await (await asRep.GetAsync(new Uri($"/api/v1/feedback/threads?handoff={handoff}&limit=1", UriKind.Relative))).ReadAsync();
        var second = await (await asRep.GetAsync(new Uri($"/api/v1/feedback/threads?handoff={handoff}&limit=1&cursor={first.Text("nextCursor")}", UriKind.Relative))).ReadAsync();
        var waiting = await (await asRep.GetAsync(new Uri($"/api/v1/feedback/threads?handoff={handoff}&state=waitingForSales&side=marketing&unread=true", UriKind.Relative))).ReadAsync();

        Assert.Equal("question", first.GetProperty("items")[0].Text("kind"));
        Assert.Equal("dispute", second.GetProperty("items")[0].Text("kind"));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, second.GetProperty("nextCursor").ValueKind);
        var dispute = Assert.Single(waiting.GetProperty("items").EnumerateArray().ToList());
        var resolved = await (await asMarketer.PostAsync($"/api/v1/feedback/threads/{dispute.Text("id")}/resolve", new { outcome = "upheld" })).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal(("closed", "upheld"), (resolved.GetProperty("line").Text("state"), resolved.GetProperty("line").Text("outcome")));
    }

    private async Task<Guid> RejectedAsync(Person rep)
    {
        var handoff = await app.Given.AssignedAsync(rep);
        Assert.Null((await app.Get<RejectHandoff>().RunAsync(handoff, "tooSmall", null, Given.ActorOf(rep))).Refusal);
        return handoff;
    }

    private async Task<Guid> StartAsync(Guid handoff, string text, Person by)
    {
        var started = await app.Get<StartThread>().RunAsync(handoff, text, Given.ActorOf(by));
        Assert.Null(started.Refusal);
        return started.Value;
    }

    private async Task<ThreadSheet> FindAsync(Guid id, Person viewer) => Assert.IsType<ThreadSheet>(await app.Get<ThreadQueries>().FindAsync(id, viewer.Id));

    private async Task<IReadOnlyList<NoticeKind>> NoticesAsync(Person person, Guid thread) =>
        [.. (await app.Get<NoticeQueries>().NewestAsync(person.Id)).Where(n => n.Link == $"/feedback/{thread}").Select(n => n.Kind)];

    private async Task<IReadOnlyList<(PromiseSide Side, ClockState State)>> PromisesAsync(Guid thread)
    {
        await using var db = app.Open();
        var promises = await db.Set<Promise>().AsNoTracking().Where(p => p.SubjectId == thread).OrderBy(p => p.StartedAt).ToListAsync();
        return [.. promises.Select(p => (p.Side, p.State))];
    }
}
