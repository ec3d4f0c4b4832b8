using AlignmentHub.Domain;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Feedback;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Feedback;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Features.Handoffs;

public sealed class RejectHandoffTests : IClassFixture<HubApp>
{
    private readonly HubApp app;

    public RejectHandoffTests(HubApp app)
    {
        this.app = app;
        app.Clock.Set(Given.MondayMorning);
    }

    [Theory]
    [InlineData("notAFit", "Disqualified", null, "it is archived")]
    [InlineData("noIntent", "Nurture", 90, "it rests as long as the reason says")]
    [InlineData("badTiming", "Nurture", 90, "it rests as long as the reason says")]
    [InlineData("badContactData", "Mql", null, "its data are to be put right first")]
    public async Task The_reason_says_where_the_lead_goes(string reason, string stage, int? restsDays, string because)
    {
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        var id = await app.Given.AssignedAsync(rep);

        await DoneAsync(RejectAsync(id, reason, null, rep));

        var handoff = await app.Given.ReadAsync(id);
        Assert.True(stage == await app.Given.StageAsync(handoff.LeadId), because);
        Assert.Equal((HandoffState.Rejected, reason, app.Clock.GetUtcNow(), rep.Id), (handoff.State, handoff.ReasonKey, handoff.DecidedAt, handoff.EndedBy));
        Assert.Equal(restsDays is { } days ? Given.MondayMorning.AddDays(days) : null, await WakesAtAsync(handoff.LeadId));
        Assert.Equal(ClockState.Met, (await app.Given.ClocksAsync(id)).Single(c => c.Kind == ClockKind.Decision).State);
    }

    [Fact]
    public async Task A_lead_in_the_wrong_hands_goes_on_to_somebody_who_did_not_refuse_it()
    {
        var reps = new[] { await app.Given.PersonAsync(Role.SalesRep), await app.Given.PersonAsync(Role.SalesRep), await app.Given.PersonAsync(Role.SalesRep) };
        var pool = await app.Given.PoolAsync(reps);
        await app.Given.RuleAsync(pool);
        var id = await app.Given.AssignedAsync(reps[0], pool);
        var lead = (await app.Given.ReadAsync(id)).LeadId;
        app.Clock.Advance(TimeSpan.FromHours(1));

        var refused = new HashSet<Guid>();
        for (var pass = 2; pass <= 3; pass++)
        {
            var present = await LastPassAsync(lead);
            var holder = reps.Single(r => r.Id == present.RepId);
            refused.Add(holder.Id);
            await DoneAsync(RejectAsync(present.Id, "noCapacity", null, holder));

            var next = await LastPassAsync(lead);
            Assert.Equal((pass, HandoffState.Assigned, app.Clock.GetUtcNow()), (next.Pass, next.State, next.CreatedAt));
            Assert.DoesNotContain(next.RepId!.Value, refused);
            Assert.Equal(app.Clock.GetUtcNow().AddHours(4), (await app.Given.ClocksAsync(next.Id)).Single(c => c.Kind == ClockKind.Decision).DueAt);
        }

        var last = reps.Single(r => !refused.Contains(r.Id));
        await DoneAsync(RejectAsync((await LastPassAsync(lead)).Id, "wrongTerritory", null, last));
        Assert.Equal((4, HandoffState.Queued, pool.Id), ((await LastPassAsync(lead)).Pass, (await LastPassAsync(lead)).State, (await LastPassAsync(lead)).PoolId));
        Assert.Equal("HandedOff", await app.Given.StageAsync(lead));
    }

    [Fact]
    public async Task Who_rejected_an_earlier_pass_for_another_reason_gets_it_again_only_when_nobody_else_is_left()
    {
        var reps = new[] { await app.Given.PersonAsync(Role.SalesRep), await app.Given.PersonAsync(Role.SalesRep), await app.Given.PersonAsync(Role.SalesRep) };
        var pool = await app.Given.PoolAsync(reps);
        await app.Given.RuleAsync(pool);
        var id = await app.Given.AssignedAsync(reps[0], pool);
        var lead = (await app.Given.ReadAsync(id)).LeadId;
        await app.Given.RejectedBeforeAsync(id, reps[1]);
        await app.Given.RunAsync("update pool_members set value = 7 where person_id = $1", reps[2].Id);

        await DoneAsync(RejectAsync(id, "noCapacity", null, reps[0]));
        var second = await LastPassAsync(lead);
        Assert.Equal(reps[2].Id, second.RepId);
        Assert.Contains("rejected an earlier pass", second.Routing, StringComparison.Ordinal);

        await DoneAsync(RejectAsync(second.Id, "noCapacity", null, reps[2]));
        Assert.Equal(reps[1].Id, (await LastPassAsync(lead)).RepId);
    }

    [Fact]
    public async Task Who_rejected_an_earlier_pass_wrongly_gets_the_lead_as_if_they_had_not()
    {
        var (rep, other, marketer) = (await app.Given.PersonAsync(Role.SalesRep), await app.Given.PersonAsync(Role.SalesRep), await app.Given.PersonAsync(Role.Marketer));
        var pool = await app.Given.PoolAsync(rep, other);
        await app.Given.RuleAsync(pool);
        var first = await app.Given.AssignedAsync(rep, pool);
        await DoneAsync(RejectAsync(first, "wrongTerritory", null, rep));
        var second = await LastPassAsync((await app.Given.ReadAsync(first)).LeadId);
        Assert.Equal(other.Id, second.RepId);

        var dispute = await app.Get<DisputeRejection>().RunAsync(first, "They moved into the territory last week.", Given.ActorOf(marketer));
        await DoneAsync(app.Get<ResolveThread>().RunAsync(dispute.Value, ThreadOutcome.Overturned, null, null, Given.ActorOf(rep)));
        await DoneAsync(RejectAsync(second.Id, "noCapacity", null, other));

        var third = await LastPassAsync(second.LeadId);
        Assert.Equal((3, HandoffState.Assigned, rep.Id), (third.Pass, third.State, third.RepId));
    }

    [Theory]
    [InlineData("Opportunity")]
    [InlineData("Customer")]
    [InlineData("Lost")]
    public async Task A_lead_that_has_a_deal_by_now_ends_its_pass_and_goes_on_to_nobody(string stage)
    {
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        var id = await app.Given.AssignedAsync(rep);
        var lead = (await app.Given.ReadAsync(id)).LeadId;
        await app.Given.RunAsync("update leads set stage = $2 where id = $1", lead, stage);

        await DoneAsync(RejectAsync(id, "noCapacity", null, rep));

        Assert.Equal((id, HandoffState.Rejected, stage), ((await LastPassAsync(lead)).Id, (await LastPassAsync(lead)).State, await app.Given.StageAsync(lead)));
    }

    [Theory]
    [InlineData("nonsense", null, "reason", "there is no such reason")]
    [InlineData("other", null, "comment", "other says nothing by itself")]
    [InlineData("other", "too short", "comment", "nine characters are not enough")]
    [InlineData("other", "  padded   ", "comment", "blanks do not count")]
    public async Task A_reason_that_says_nothing_is_refused(string reason, string? comment, string field, string because)
    {
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        var id = await app.Given.AssignedAsync(rep);

        var answer = await RejectAsync(id, reason, comment, rep);

        Assert.True(answer.Refusal?.Fields.ContainsKey(field), because);
        Assert.Equal(HandoffState.Assigned, (await app.Given.ReadAsync(id)).State);
    }

    [Fact]
    public async Task A_lead_that_was_accepted_is_no_longer_rejected()
    {
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        var id = await app.Given.AssignedAsync(rep);
        await DoneAsync(app.Get<AcceptHandoff>().RunAsync(id, Given.ActorOf(rep)));

        Assert.Equal("This lead was already accepted by you.", (await RejectAsync(id, "notAFit", null, rep)).Refusal?.Reason);
    }

    [Fact]
    public async Task A_rejection_and_an_acceptance_at_once_leave_one_of_them()
    {
        var team = await app.Given.TeamAsync(TeamSide.Sales);
        var (rep, manager) = (await app.Given.PersonAsync(Role.SalesRep, team), await app.Given.PersonAsync(Role.SalesManager));
        for (var round = 0; round < 10; round++)
        {
            var id = await app.Given.AssignedAsync(rep);
            var answers = await Task.WhenAll(
                RejectAsync(id, "notAFit", null, rep), app.Get<AcceptHandoff>().RunAsync(id, Given.ActorOf(manager, team.Id)));

            Assert.Single(answers, a => a.IsDone);
            Assert.Equal(answers[0].IsDone ? "Disqualified" : "Accepted", await app.Given.StageAsync((await app.Given.ReadAsync(id)).LeadId));
        }
    }

    private Task<Outcome> RejectAsync(Guid id, string reason, string? comment, Person by) =>
        app.Get<RejectHandoff>().RunAsync(id, reason, comment, Given.ActorOf(by));

    private async Task<Handoff> LastPassAsync(Guid lead)
    {
        await using var db = app.Open();
        return await db.Set<Handoff>().AsNoTracking().Where(h => h.LeadId == lead).OrderByDescending(h => h.Pass).FirstAsync();
    }

    private async Task<DateTimeOffset?> WakesAtAsync(Guid lead)
    {
        await using var db = app.Open();
        return await db.Database.SqlQuery<DateTimeOffset?>($"select wakes_at as \"Value\" from leads where id = {lead}").SingleAsync();
    }

    private static async Task DoneAsync(Task<Outcome> act) => Assert.Null((await act).Refusal?.Reason);
}
