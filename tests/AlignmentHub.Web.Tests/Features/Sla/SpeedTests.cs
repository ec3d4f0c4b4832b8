using System.Net;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Features.Sla.Board;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Sla;

public sealed class SpeedTests : IClassFixture<HubApp>
{
    private readonly HubApp app;

    public SpeedTests(HubApp app)
    {
        this.app = app;
        app.Clock.Set(Given.MondayMorning);
    }

    [Fact]
    public async Task The_wait_of_a_lead_runs_through_passes_and_nights_and_its_parts_add_up()
    {
        Person[] reps = [await app.Given.PersonAsync(Role.SalesRep), await app.Given.PersonAsync(Role.SalesRep)];
        await app.Given.RuleAsync(await app.Given.PoolAsync(reps));
        await app.Given.ActiveDefinitionAsync();
        app.Clock.Set(Given.MondayMorning.AddHours(7)); // 16:00, an hour before the day ends
        var lead = (await app.Given.PutLeadAsync("""{ "email": "ada@acme.test", "firstName": "Ada", "title": "Head of Sales" }""")).Id;
        Assert.Equal(201, (await app.Given.PostAsync("activities", $$"""{ "lead": { "id": "{{lead}}" }, "type": "demo_request", "at": "{{app.Clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}}" }""")).Code);
        var first = await LatestAsync(lead);

        app.Clock.Advance(TimeSpan.FromMinutes(30));
        await DoneAsync(app.Get<RejectHandoff>().RunAsync(first.Id, "noCapacity", null, ActorOf(reps, first)));
        var second = await LatestAsync(lead);
        app.Clock.Set(Given.MondayMorning.AddDays(1).AddHours(2)); // 11:00 the next day
        await DoneAsync(app.Get<AcceptHandoff>().RunAsync(second.Id, ActorOf(reps, second)));
        app.Clock.Advance(TimeSpan.FromMinutes(45));
        await DoneAsync(app.Get<LogOutreach>().RunAsync(second.Id, new OutreachReport(OutreachKind.Call), ActorOf(reps, second)));

        var line = Assert.Single(await app.Get<SpeedQueries>().OfLeadAsync(lead, TestContext.Current.CancellationToken));
        Assert.Equal((TimeSpan.FromHours(3), TimeSpan.FromMinutes(45), TimeSpan.Zero), (line.Parts.Decision, line.Parts.FirstTouch, line.Parts.Routing));
        Assert.Equal((TimeSpan.FromHours(16), TimeSpan.FromHours(19.75)), (line.Parts.Outside, line.Parts.Wall));

        using var api = app.Api();
        var answer = await (await api.GetAsync(new Uri("/api/v1/metrics/speed-to-lead?from=2026-03-01&to=2026-04-01", UriKind.Relative))).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal((1, 19.75 * 60, 225.0), (answer.GetProperty("reached").GetInt32(), answer.GetProperty("wall").GetProperty("median").GetDouble(), answer.GetProperty("business").GetProperty("p90").GetDouble()));
        var behind = await (await api.GetAsync(new Uri(answer.Text("records")!, UriKind.Relative))).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal(lead, behind.GetProperty("items")[0].GetProperty("lead").GetGuid());
    }

    [Fact]
    public async Task A_lead_that_was_rejected_without_an_outreach_waits_no_more_and_counts_as_closed()
    {
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        app.Clock.Set(Given.MondayMorning.AddDays(-56)); // in a period of its own
        var period = new ReportPeriod(app.Clock.GetUtcNow().AddDays(-1), app.Clock.GetUtcNow().AddDays(1));
        var handoff = await app.Given.AssignedAsync(rep);
        await app.Given.RunAsync("update stage_moves set to_stage = 'Mql' where lead_id = (select lead_id from handoffs where id = $1)", handoff);
        Assert.Equal(1, SpeedSummary.Of(await app.Get<SpeedQueries>().InAsync(period, TestContext.Current.CancellationToken)).Waiting);

        await DoneAsync(app.Get<RejectHandoff>().RunAsync(handoff, "notAFit", null, Given.ActorOf(rep)));

        app.Clock.Advance(TimeSpan.FromDays(1));
        var line = Assert.Single(await app.Get<SpeedQueries>().InAsync(period, TestContext.Current.CancellationToken));
        Assert.Equal((SpeedGroup.Closed, TimeSpan.Zero), (line.Group, line.Parts.Wall));
        using var api = app.Api();
        var sums = await (await api.GetAsync(new Uri($"/api/v1/metrics/speed-to-lead?from={period.From:yyyy-MM-dd}&to={period.To.AddDays(1):yyyy-MM-dd}", UriKind.Relative))).MustBeAsync(HttpStatusCode.OK);
        foreach (var (group, number) in new[] { ("reached", 0), ("closed", 1), ("waiting", 0) })
        {
            var behind = await (await api.GetAsync(new Uri(sums.GetProperty("recordsOf").Text(group)!, UriKind.Relative))).MustBeAsync(HttpStatusCode.OK);
            Assert.Equal((number, number), (sums.GetProperty(group).GetInt32(), behind.GetProperty("items").GetArrayLength()));
        }
    }

    private async Task<Handoff> LatestAsync(Guid lead) =>
        await app.Given.ReadAsync(await app.Given.AskAsync<Guid>("select id from handoffs where lead_id = $1 order by pass desc limit 1", lead));

    private static Actor ActorOf(Person[] reps, Handoff handoff) => Given.ActorOf(reps.Single(rep => rep.Id == handoff.RepId));

    private static async Task DoneAsync(Task<Domain.Outcome> act) => Assert.Null((await act).Refusal);
}
