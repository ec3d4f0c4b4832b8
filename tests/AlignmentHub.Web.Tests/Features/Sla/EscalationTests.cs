using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Admin.Terms;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Features.Handoffs.Queue;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Outbox;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Features.Sla;

public sealed class EscalationTests : IClassFixture<HubApp>
{
    private readonly HubApp app;
    private readonly Actor admin = new(Guid.Empty, "Admin", [Role.Admin]);

    public EscalationTests(HubApp app)
    {
        this.app = app;
        app.Clock.Set(Given.MondayMorning);
    }

    [Fact]
    public async Task A_lead_that_is_long_overdue_goes_to_the_first_of_the_pool_who_takes_it()
    {
        await LadderAsync(EscalationStep.Starter);
        var (rep, other, id) = await PooledAsync();
        app.Clock.Advance(TimeSpan.FromHours(6) + TimeSpan.FromSeconds(1));
        await SweepAsync();

        var shown = Assert.Single(await app.Get<QueueQueries>().OfAsync(Given.ActorOf(other)), card => card.Id == id);
        Assert.True(shown.IsQueued);
        Assert.True(Assert.Single(await app.Get<QueueQueries>().OfAsync(Given.ActorOf(rep)), card => card.Id == id).IsToDecide);
        Assert.Contains(NoticeKind.Offered, await KindsAsync(other, id));
        Assert.True((await app.Get<TakeHandoff>().RunAsync(id, Given.ActorOf(other))).IsDone);
        Assert.False((await app.Get<AcceptHandoff>().RunAsync(id, Given.ActorOf(rep))).IsDone);

        var taken = await app.Given.ReadAsync(id);
        Assert.Equal((other.Id, HandoffState.Assigned, (DateTimeOffset?)null), (taken.RepId, taken.State, taken.OfferedAt));
        Assert.Equal([ClockState.Breached, ClockState.Running], (await app.Given.ClocksAsync(id)).Where(c => c.Kind == ClockKind.Decision).Select(c => c.State));
        await app.Given.MustComeOutTheSameAsync(id);
    }

    [Fact]
    public async Task A_ladder_that_says_so_gives_the_lead_to_the_next_of_the_pool()
    {
        await LadderAsync([new(120, [EscalationDeed.Reassign])]);
        var (rep, other, id) = await PooledAsync();
        app.Clock.Advance(TimeSpan.FromHours(5));
        await SweepAsync();

        Assert.Equal(other.Id, (await app.Given.ReadAsync(id)).RepId);
        Assert.Equal([NoticeKind.Assigned], await KindsAsync(other, id));
        Assert.Equal([NoticeKind.Reassigned], await KindsAsync(rep, id));
        await SweepAsync();
        Assert.Equal(other.Id, (await app.Given.ReadAsync(id)).RepId);
    }

    [Fact]
    public async Task A_lead_in_a_language_that_nobody_else_of_the_pool_speaks_is_offered_and_given_to_nobody()
    {
        await LadderAsync([new(120, [EscalationDeed.Reassign])]);
        var (rep, other, id) = await PooledAsync();
        await app.Given.RunAsync("update pool_members set languages = array['de'] where person_id = $1", other.Id);
        await app.Given.RunAsync("update leads set language = 'fr' where id = (select lead_id from handoffs where id = $1)", id);
        app.Clock.Advance(TimeSpan.FromHours(5));
        await SweepAsync();

        var offered = await app.Given.ReadAsync(id);
        Assert.Equal((rep.Id, app.Clock.GetUtcNow()), (offered.RepId, offered.OfferedAt));
    }

    [Theory]
    [InlineData(true, "somebody else is there")]
    [InlineData(false, "better who rejected it once than nobody")]
    public async Task Who_rejected_an_earlier_pass_gets_the_lead_only_if_nobody_else_is_there(bool isOtherThere, string because)
    {
        await LadderAsync([new(120, [EscalationDeed.Reassign])]);
        Person[] reps = [await app.Given.PersonAsync(Role.SalesRep), await app.Given.PersonAsync(Role.SalesRep), await app.Given.PersonAsync(Role.SalesRep)];
        var id = await app.Given.AssignedAsync(reps[0], await app.Given.PoolAsync(reps));
        await app.Given.RejectedBeforeAsync(id, reps[1]);
        await app.Given.RunAsync("update pool_members set value = 7 where person_id = $1", reps[2].Id);
        await app.Given.RunAsync("update people set is_active = $2 where id = $1", reps[2].Id, isOtherThere);
        app.Clock.Advance(TimeSpan.FromHours(5));
        await SweepAsync();

        var passedOn = await app.Given.ReadAsync(id);
        Assert.True((isOtherThere ? reps[2] : reps[1]).Id == passedOn.RepId, because);
        Assert.Equal(isOtherThere, passedOn.Routing.Contains("rejected an earlier pass", StringComparison.Ordinal));
        Assert.Equal(passedOn.Routing, await app.Given.AskAsync<string>("select (after -> 'routing')::text from audit_entries where act = 'handoff.reassigned' and subject = $1", $"handoff/{id}"));
    }

    [Fact]
    public async Task Who_said_that_it_is_somebody_elses_does_not_get_the_lead_even_if_nobody_else_is_there()
    {
        await LadderAsync([new(120, [EscalationDeed.Reassign])]);
        var (_, other, id) = await PooledAsync();
        await app.Given.RejectedBeforeAsync(id, other, "wrongTerritory");
        app.Clock.Advance(TimeSpan.FromHours(5));
        await SweepAsync();

        Assert.NotEqual(other.Id, (await app.Given.ReadAsync(id)).RepId);
    }

    [Fact]
    public async Task What_an_earlier_step_wanted_is_done_although_a_later_one_was_passed_by_then()
    {
        await LadderAsync([new(120, [EscalationDeed.Reassign]), new(200, [EscalationDeed.Rep])]);
        var (rep, other, id) = await PooledAsync();
        app.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromHours(1));
        await SweepAsync();

        Assert.Equal(other.Id, (await app.Given.ReadAsync(id)).RepId);
        Assert.Equal([NoticeKind.Breached, NoticeKind.Reassigned], await KindsAsync(rep, id));
    }

    [Fact]
    public async Task News_of_every_kind_wait_for_the_hours_of_the_person_who_is_told()
    {
        await LadderAsync(EscalationStep.Starter);
        var (rep, other, id) = await PooledAsync();
        app.Clock.Set(Given.MondayMorning.AddHours(9)); // an hour after closing

        Assert.True((await app.Get<ReassignHandoff>().RunAsync(id, other.Email, "Holiday", admin)).IsDone);

        var tuesday = Given.MondayMorning.AddDays(1);
        Assert.Equal([(nameof(NoticeKind.Reassigned), tuesday)], (await OutboxAsync(rep)).Select(m => (m.Kind, m.SendAt)));
        Assert.Equal([(nameof(NoticeKind.Assigned), tuesday)], (await OutboxAsync(other)).Select(m => (m.Kind, m.SendAt)));
    }

    [Fact]
    public async Task What_is_not_urgent_goes_out_when_people_work_again_and_is_in_the_bell_at_once()
    {
        await LadderAsync([new(100, [EscalationDeed.Rep]), new(110, [EscalationDeed.Rep], Urgent: true)]);
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        app.Clock.Set(Given.MondayMorning.AddHours(4));
        var id = await app.Given.AssignedAsync(rep);
        app.Clock.Set(Given.MondayMorning.AddHours(8).AddMinutes(1)); // due at 17:00, closed since
        await SweepAsync();

        var tuesday = Given.MondayMorning.AddDays(1);
        Assert.Equal([NoticeKind.Breached], await KindsAsync(rep, id));
        Assert.Equal([tuesday], (await OutboxAsync(rep)).Select(m => m.SendAt));

        app.Clock.Set(tuesday.AddMinutes(30));
        await SweepAsync();
        Assert.Equal([tuesday, tuesday.AddMinutes(30)], (await OutboxAsync(rep)).Select(m => m.SendAt));
    }

    [Fact]
    public async Task Whoever_marks_all_as_read_empties_a_bell_of_more_than_it_shows_and_keeps_what_came_since()
    {
        var rep = Given.ActorOf(await app.Given.PersonAsync(Role.SalesRep));
        await TellAsync(rep.Id, 40);
        var newest = (await app.Get<NoticeQueries>().NewestAsync(rep.Id))[0].Id;
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        await TellAsync(rep.Id, 1);

        await app.Get<MarkNoticesRead>().RunAsync(newest, rep);

        Assert.Equal(1, await app.Get<NoticeQueries>().UnreadAsync(rep.Id));
    }

    [Fact]
    public async Task A_digest_calls_nobody()
    {
        await LadderAsync([new(100, [EscalationDeed.Digest])]);
        var manager = await app.Given.PersonAsync(Role.SalesManager);
        var rep = await app.Given.PersonAsync(Role.SalesRep, await app.Given.TeamAsync(TeamSide.Sales, manager.Id));
        await app.Given.AssignedAsync(rep);
        app.Clock.Advance(TimeSpan.FromHours(5));
        await SweepAsync();

        Assert.True(Assert.Single(await OutboxAsync(manager)).IsDigest);
        Assert.Equal(0, await app.Get<NoticeQueries>().UnreadAsync(manager.Id));
    }

    private async Task<(Person Rep, Person Other, Guid Id)> PooledAsync()
    {
        var (rep, other) = (await app.Given.PersonAsync(Role.SalesRep), await app.Given.PersonAsync(Role.SalesRep));
        return (rep, other, await app.Given.AssignedAsync(rep, await app.Given.PoolAsync(rep, other)));
    }

    private async Task LadderAsync(IReadOnlyList<EscalationStep> ladder) =>
        Assert.Null((await app.Get<SetPolicy>().RunAsync("standard", new("Standard", 15, 240, 240, 2400, Ladder: ladder), null, admin)).Refusal);

    private async Task SweepAsync()
    {
        await app.Get<SweepClocks>().RunAsync();
        await app.Get<EscalateHandoffs>().RunAsync();
    }

    private Task<int> TellAsync(Guid person, int count) => app.Given.RunAsync("""
        insert into notices (id, person_id, kind, facts, link, cause, created_at)
        select gen_random_uuid(), $1, 'JobFailed', '{}', '/', gen_random_uuid()::text, $3 from generate_series(1, $2)
        """, person, count, app.Clock.GetUtcNow());

    private async Task<List<NoticeKind>> KindsAsync(Person person, Guid handoff)
    {
        await using var db = app.Open();
        return await db.Set<Notice>().Where(n => n.PersonId == person.Id && n.Link == $"/handoffs/{handoff}").OrderBy(n => n.CreatedAt).ThenBy(n => n.Kind).Select(n => n.Kind).ToListAsync();
    }

    private async Task<List<OutboxMessage>> OutboxAsync(Person person)
    {
        await using var db = app.Open();
        return await db.Set<OutboxMessage>().Where(m => m.PersonId == person.Id).OrderBy(m => m.SendAt).ToListAsync();
    }
}
