using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlignmentHub.Web.Tests.Features.Handoffs;

public sealed class ExpireHandoffsTests : IClassFixture<HubApp>
{
    private readonly HubApp app;

    public ExpireHandoffsTests(HubApp app)
    {
        this.app = app;
        app.Clock.Set(Given.MondayMorning);
    }

    [Fact]
    public async Task A_lead_that_nobody_decided_on_in_five_working_days_waits_for_whoever_is_fastest()
    {
        var manager = await app.Given.PersonAsync(Role.SalesManager);
        var rep = await app.Given.PersonAsync(Role.SalesRep, await app.Given.TeamAsync(TeamSide.Sales, manager.Id));
        var pool = await app.Given.PoolAsync(rep);
        await app.Given.RuleAsync(pool);
        var id = await app.Given.AssignedAsync(rep, pool);
        var expiry = new DateTimeOffset(2026, 3, 6, 17, 0, 0, TimeSpan.Zero);

        app.Clock.Set(expiry);
        await app.Get<ExpireHandoffs>().RunAsync();
        Assert.Equal(HandoffState.Assigned, (await app.Given.ReadAsync(id)).State);

        app.Clock.Set(expiry.AddDays(3)); // nobody looked for a weekend
        await using var other = app.NewHost();
        ExpireHandoffs[] servers = [app.Get<ExpireHandoffs>(), other.Services.GetRequiredService<ExpireHandoffs>()];
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => servers[i % 2].RunAsync()));

        var expired = await app.Given.ReadAsync(id);
        Assert.Equal((HandoffState.Expired, expiry, (Guid?)null), (expired.State, expired.EndedAt, expired.EndedBy));
        var decision = (await app.Given.ClocksAsync(id)).Single(c => c.Kind == ClockKind.Decision);
        Assert.Equal((ClockState.Breached, expiry), (decision.State, decision.EndedAt));
        await using var db = app.Open();
        var next = await db.Set<Handoff>().SingleAsync(h => h.LeadId == expired.LeadId && h.Id != id);
        Assert.Equal((2, HandoffState.Queued, pool.Id, app.Clock.GetUtcNow()), (next.Pass, next.State, next.PoolId, next.CreatedAt));
        foreach (var person in new[] { rep, manager }) Assert.Equal(1, await db.Set<Notice>().CountAsync(n => n.PersonId == person.Id && n.Kind == NoticeKind.Expired));
    }

    [Fact]
    public async Task A_lead_that_has_a_deal_by_now_expires_and_goes_on_to_nobody()
    {
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        var id = await app.Given.AssignedAsync(rep);
        var lead = (await app.Given.ReadAsync(id)).LeadId;
        await app.Given.RunAsync("update leads set stage = 'Opportunity' where id = $1", lead);
        app.Clock.Advance(TimeSpan.FromDays(9));

        await app.Get<ExpireHandoffs>().RunAsync();

        Assert.Equal(HandoffState.Expired, (await app.Given.ReadAsync(id)).State);
        Assert.Equal((1L, "Opportunity"), (await app.Given.AskAsync<long>("select count(*) from handoffs where lead_id = $1", lead), await app.Given.StageAsync(lead)));
    }

    [Fact]
    public async Task A_lead_wakes_on_its_day_and_not_before()
    {
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        var id = await app.Given.AssignedAsync(rep);
        await app.Get<RejectHandoff>().RunAsync(id, "noRecall", null, Given.ActorOf(rep));
        var lead = (await app.Given.ReadAsync(id)).LeadId;

        app.Clock.Set(Given.MondayMorning.AddDays(60).AddSeconds(-1));
        Assert.Equal(0, await app.Get<WakeLeads>().RunAsync());
        app.Clock.Set(Given.MondayMorning.AddDays(63)); // found three days late
        Assert.Equal(1, await app.Get<WakeLeads>().RunAsync());
        Assert.Equal(0, await app.Get<WakeLeads>().RunAsync());

        Assert.Equal("Engaged", await app.Given.StageAsync(lead));
        await using var db = app.Open();
        var move = await db.Set<StageMove>().OrderByDescending(m => m.Id).FirstAsync(m => m.LeadId == lead);
        Assert.Equal((LeadStage.Nurture, LeadStage.Engaged, Given.MondayMorning.AddDays(60)), (move.FromStage, move.ToStage, move.At));
    }
}
