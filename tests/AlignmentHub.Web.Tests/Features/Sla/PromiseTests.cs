using System.Net;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Feedback;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Feedback;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Features.Notices;
using AlignmentHub.Web.Features.Sla.Board;
using AlignmentHub.Web.Features.Sla.Promises;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Sla;

public sealed class PromiseTests : IClassFixture<HubApp>
{
    private static readonly DateOnly March = new(2026, 3, 1);
    private static readonly ReportPeriod Quarter = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly HubApp app;

    public PromiseTests(HubApp app)
    {
        this.app = app;
        app.Clock.Set(Given.MondayMorning);
    }

    [Fact]
    public async Task A_month_is_judged_at_its_end_by_team_and_an_overturned_rejection_counts_as_accepted()
    {
        var (team, admin) = (await app.Given.TeamAsync(TeamSide.Sales), Given.ActorOf(await app.Given.PersonAsync(Role.Admin)));
        var rep = await app.Given.PersonAsync(Role.SalesRep, team);
        await SetAsync(PromiseKind.Volume, team, 3, admin);
        await SetAsync(PromiseKind.Quality, team, 70, admin);
        for (var n = 0; n < 2; n++) await DecideAsync(rep, null);
        await DecideAsync(rep, "tooSmall");
        await DecideAsync(rep, "noCapacity"); // sales' own reason weighs on nobody else
        var disputed = await DecideAsync(rep, "noRecall");

        Assert.Equal((2m, PromiseStanding.Running), await MonthAsync(PromiseKind.Volume, team));
        Assert.Equal((50m, PromiseStanding.Running), await MonthAsync(PromiseKind.Quality, team));

        var marketer = Given.ActorOf(await app.Given.PersonAsync(Role.Marketer));
        var thread = (await app.Get<DisputeRejection>().RunAsync(disputed, "They wrote to us yesterday.", marketer)).Value;
        Assert.Null((await app.Get<ResolveThread>().RunAsync(thread, ThreadOutcome.Overturned, null, null, Given.ActorOf(rep))).Refusal);
        Assert.Equal((75m, PromiseStanding.Running), await MonthAsync(PromiseKind.Quality, team));

        app.Clock.Set(new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal((2m, PromiseStanding.Missed), await MonthAsync(PromiseKind.Volume, team));
        Assert.Equal((75m, PromiseStanding.Met), await MonthAsync(PromiseKind.Quality, team));
        var card = await app.Get<ScorecardQueries>().OfAsync(new ScoreFilter(Quarter) { TeamId = team.Id }, TestContext.Current.CancellationToken);
        Assert.Equal([("Volume", 0L, 1L), ("Quality", 1L, 0L)], card.Of(PromiseSide.Marketing).Select(s => (s.Promise, s.Tally.Met, s.Tally.Missed)));

        var (night, again) = (await app.Get<RecomputeMonths>().RunAsync(), await app.Get<RecomputeMonths>().RunAsync());
        Assert.Equal((night.Promises, night.Missed, 0), (again.Promises, again.Missed, again.Told));
        var bell = await app.Get<NoticeQueries>().NewestAsync(marketer.Id);
        Assert.Equal([("volume", $"2026-03, {team.Name}")], bell.Where(n => n.Lead?.EndsWith(team.Name, StringComparison.Ordinal) == true).Select(n => (n.Promise!, n.Lead!)));
    }

    [Fact]
    public async Task A_volume_is_paced_by_working_days()
    {
        var (team, admin) = (await app.Given.TeamAsync(TeamSide.Sales), Given.ActorOf(await app.Given.PersonAsync(Role.Admin)));
        await SetAsync(PromiseKind.Volume, team, 220, admin); // March 2026 has 22 working days

        app.Clock.Set(Given.MondayMorning.AddDays(7)); // the second Monday, five of them over

        Assert.Equal(50m, (await MonthsAsync(team)).Single().Promise.Pace);
    }

    [Fact]
    public async Task A_hand_off_is_complete_by_what_was_known_when_it_was_handed_over()
    {
        var (team, admin) = (await app.Given.TeamAsync(TeamSide.Sales), Given.ActorOf(await app.Given.PersonAsync(Role.Admin)));
        var rep = await app.Given.PersonAsync(Role.SalesRep, team);
        await app.Given.ActiveDefinitionAsync("""
            { "stage": "mql", "gate": { "required": ["email", "phone"] },
              "fit": { "groups": [ { "name": "Role", "rules": [ { "name": "Has a title", "points": 20, "when": { "field": "title", "op": "isNotEmpty" } } ] } ] },
              "thresholds": { "fit": 20, "engagement": 0, "total": 10 } }
            """);
        await SetAsync(PromiseKind.Completeness, team, 100, admin);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var without = (await app.Given.ReadAsync(await app.Given.AssignedAsync(rep))).LeadId;
        var email = await app.Given.AskAsync<string>("select email from leads where id = $1", without);

        Assert.Equal((0m, PromiseStanding.Running), await MonthAsync(PromiseKind.Completeness, team));
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(200, (await app.Given.PutLeadAsync($$"""{ "email": "{{email}}", "phone": "+44 20 7946 0000" }""")).Code);
        Assert.Equal((0m, PromiseStanding.Running), await MonthAsync(PromiseKind.Completeness, team));

        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var complete = (await app.Given.ReadAsync(await app.Given.AssignedAsync(rep))).LeadId;
        await app.Given.AskAsync<object>("update leads set phone = '+44' where id = $1 returning id", complete);
        Assert.Equal((50m, PromiseStanding.Running), await MonthAsync(PromiseKind.Completeness, team));
    }

    [Fact]
    public async Task A_hand_off_is_complete_when_every_field_that_a_definition_can_require_is_there()
    {
        var (team, admin) = (await app.Given.TeamAsync(TeamSide.Sales), Given.ActorOf(await app.Given.PersonAsync(Role.Admin)));
        var required = string.Join(", ", LeadFields.Catalogue.Fields.Select(field => $"\"{field.Name}\""));
        await app.Given.ActiveDefinitionAsync($$"""
            { "stage": "mql", "gate": { "required": [{{required}}] },
              "fit": { "groups": [ { "name": "Role", "rules": [ { "name": "Has a title", "points": 20, "when": { "field": "title", "op": "isNotEmpty" } } ] } ] },
              "thresholds": { "fit": 20, "engagement": 0, "total": 10 } }
            """);
        await SetAsync(PromiseKind.Completeness, team, 100, admin);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        var lead = (await app.Given.ReadAsync(await app.Given.AssignedAsync(await app.Given.PersonAsync(Role.SalesRep, team)))).LeadId;
        var (account, campaign) = (await app.Given.PastAccountAsync("complete.test"), await app.Given.PastCampaignAsync("complete"));
        await app.Given.RunAsync("update accounts set name = 'Acme', industry = 'Tools', employees = 5, revenue_minor = 100, country = 'UK', is_target = true where id = $1", account);
        await app.Given.RunAsync("""
            update leads set email_kind = 'Business', phone = '+44', country = 'UK', language = 'en', source = 'fair', medium = 'stand', consent = true, account_id = $2, campaign_id = $3 where id = $1
            """, lead, account, campaign);

        Assert.Equal((100m, PromiseStanding.Running), await MonthAsync(PromiseKind.Completeness, team));

        await app.Given.RunAsync("update accounts set revenue_minor = null where id = $1", account);
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(200, (await app.Given.PutAsync("accounts/by-domain/complete.test", """{ "revenueMinor": 100 }""")).Code);
        Assert.Equal((0m, PromiseStanding.Running), await MonthAsync(PromiseKind.Completeness, team)); // it was learnt too late
    }

    [Fact]
    public async Task A_number_is_set_by_an_administrator_and_the_one_before_stays_on_record()
    {
        using var api = app.Api();
        await (await api.PostAsync("/api/v1/admin/promises", new { promise = "answerTime", month = "2026-03-01", value = 4 })).MustBeAsync(HttpStatusCode.Created);
        await (await api.PostAsync("/api/v1/admin/promises", new { promise = "answerTime", month = "2026-03-01", value = 2 })).MustBeAsync(HttpStatusCode.Created);
        Assert.Equal(["month"], await (await api.PostAsync("/api/v1/admin/promises", new { promise = "volume", month = "2026-03-02", value = 2 })).MustRefuseFieldsAsync());
        Assert.Equal(["value"], await (await api.PostAsync("/api/v1/admin/promises", new { promise = "quality", month = "2026-03-01", value = 101 })).MustRefuseFieldsAsync());
        using var asMarketer = app.Api((await app.Given.PersonAsync(Role.Marketer)).Email);
        await (await asMarketer.PostAsync("/api/v1/admin/promises", new { promise = "answerTime", month = "2026-03-01", value = 99 })).MustBeAsync(HttpStatusCode.Forbidden);

        var listed = await (await asMarketer.GetAsync(new Uri("/api/v1/admin/promises", UriKind.Relative))).ReadAsync();
        var ours = listed.GetProperty("items").EnumerateArray().Where(t => t.Text("promise") == "answerTime").Select(t => (t.GetProperty("value").GetDecimal(), t.GetProperty("replaced").GetBoolean()));
        Assert.Equal([(2m, false), (4m, true)], ours);

        // From now on an answer is owed within two business hours.
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        var marketer = await app.Given.PersonAsync(Role.Marketer);
        var thread = (await app.Get<StartThread>().RunAsync(await app.Given.AssignedAsync(rep), "Whom did they talk to?", Given.ActorOf(rep))).Value;
        Assert.Equal(Given.MondayMorning.AddHours(2), (await app.Get<ThreadQueries>().FindAsync(thread, marketer.Id))!.Line.DueAt);

        app.Clock.Advance(TimeSpan.FromHours(3));
        Assert.True(await app.Get<SweepPromises>().RunAsync(TestContext.Current.CancellationToken) >= 1);
        Assert.Equal(0, await app.Get<SweepPromises>().RunAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Given.MondayMorning.AddHours(2).UtcDateTime, await app.Given.AskAsync<DateTime>("select breached_at from promises where subject_id = $1", thread));
    }

    [Fact]
    public async Task Content_is_owed_by_the_end_of_the_agreed_day()
    {
        var (rep, marketer) = (await app.Given.PersonAsync(Role.SalesRep), await app.Given.PersonAsync(Role.Marketer));
        using var asRep = app.Api(rep.Email);
        using var asMarketer = app.Api(marketer.Email);
        var asked = new List<string>();
        foreach (var title in new[] { "Price list", "Case study" }) asked.Add((await (await asRep.PostAsync("/api/v1/content-requests", new { title })).MustBeAsync(HttpStatusCode.Created)).Text("id")!);
        Assert.Equal(["day"], await (await asMarketer.PostAsync($"/api/v1/content-requests/{asked[0]}/agree", new { day = "2026-03-01" })).MustRefuseFieldsAsync());
        foreach (var id in asked) await (await asMarketer.PostAsync($"/api/v1/content-requests/{id}/agree", new { day = "2026-03-03" })).MustBeAsync(HttpStatusCode.NoContent);

        app.Clock.Set(new(2026, 3, 3, 23, 59, 59, TimeSpan.Zero));
        await (await asMarketer.PostAsync($"/api/v1/content-requests/{asked[0]}/deliver", new { link = "https://acme.test/prices.pdf" })).MustBeAsync(HttpStatusCode.NoContent);
        app.Clock.Set(new(2026, 3, 4, 0, 0, 0, TimeSpan.Zero));
        await app.Get<SweepPromises>().RunAsync(TestContext.Current.CancellationToken);
        await (await asMarketer.PostAsync($"/api/v1/content-requests/{asked[1]}/deliver", new { link = "https://acme.test/case.pdf" })).MustBeAsync(HttpStatusCode.NoContent);

        var card = await app.Get<ScorecardQueries>().OfAsync(new ScoreFilter(Quarter) { RepId = marketer.Id }, TestContext.Current.CancellationToken);
        Assert.Equal(new PromiseTally(Met: 1, Missed: 1), card.Of(PromiseSide.Marketing).Single(s => s.Promise == "Collateral").Tally);
        Assert.Contains((await app.Get<NoticeQueries>().NewestAsync(marketer.Id)), n => n is { Kind: NoticeKind.Breached, Promise: "collateral", Lead: "Case study" });
    }

    [Fact]
    public async Task What_a_target_takes_is_said_with_the_inputs_it_was_worked_out_from()
    {
        using var api = app.Api();
        var known = await (await api.PostAsync("/api/v1/try/required-leads", new { targetMinor = 100_000_00, averageWonMinor = 10_000_00, sqlToWon = 0.2, acceptedToSql = 0.5, mqlToAccepted = 0.8 }))
            .MustBeAsync(HttpStatusCode.OK);
        Assert.Equal((10, 50, 100, 125), (known.GetProperty("wins").GetInt32(), known.GetProperty("sqls").GetInt32(), known.GetProperty("accepted").GetInt32(), known.GetProperty("mqls").GetInt32()));
        Assert.Equal(0.2m, known.GetProperty("inputs").GetProperty("sqlToWon").GetDecimal());
        Assert.Contains("averageWonMinor", await (await api.PostAsync("/api/v1/try/required-leads", new { targetMinor = 100_000_00 })).MustRefuseFieldsAsync());
    }

    private async Task SetAsync(PromiseKind kind, Team team, decimal value, Actor by) =>
        Assert.Null((await app.Get<SetTarget>().RunAsync(new TargetTerms(kind, March, value, team.Key), by)).Refusal);

    private async Task<Guid> DecideAsync(Person rep, string? reason)
    {
        var id = await app.Given.AssignedAsync(rep);
        var decided = reason is null ? await app.Get<AcceptHandoff>().RunAsync(id, Given.ActorOf(rep)) : await app.Get<RejectHandoff>().RunAsync(id, reason, null, Given.ActorOf(rep));
        Assert.Null(decided.Refusal);
        return id;
    }

    private async Task<IReadOnlyList<MonthScore>> MonthsAsync(Team team) =>
        [.. (await app.Get<MonthQueries>().DueAsync(Quarter, team.Id, TestContext.Current.CancellationToken)).Where(m => m.Promise.Month == March)];

    private async Task<(decimal? Actual, PromiseStanding? Standing)> MonthAsync(PromiseKind kind, Team team)
    {
        var month = (await MonthsAsync(team)).Single(m => m.Promise.Kind == kind).Promise;
        return (month.Actual, month.Standing);
    }
}
