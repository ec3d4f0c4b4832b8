using System.Net;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Sla;
using AlignmentHub.Web.Features.Handoffs;
using AlignmentHub.Web.Features.Sla;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Sla;

public sealed class PolicyTests : IClassFixture<HubApp>
{
    private static readonly object FromPartners = new { field = "source", op = "eq", value = "partner" };

    private readonly HubApp app;

    public PolicyTests(HubApp app)
    {
        this.app = app;
        app.Clock.Set(Given.MondayMorning);
    }

    [Fact]
    public async Task The_first_policy_whose_condition_holds_promises_and_the_fallback_takes_the_rest()
    {
        await PutAsync("partners", 30, priority: 10, when: FromPartners);
        await PutAsync("hot", 60, priority: 20, when: new { field = "score.total", op = "gte", value = 80 });

        Assert.Equal("partners", await WhichAsync(new { lead = new { source = "Partner" }, score = new { total = 90 } }));
        Assert.Equal("hot", await WhichAsync(new { lead = new { source = "web" }, score = new { total = 90 } }));
        Assert.Equal("standard", await WhichAsync(new { lead = new { source = "web" } }));
        Assert.Equal(["lead"], await (await app.Api().PostAsync("/api/v1/try/policy", new { })).MustRefuseFieldsAsync());
    }

    [Fact]
    public async Task A_lead_is_handed_over_under_the_policy_that_suits_it()
    {
        await PutAsync("partners", 30, priority: 10, when: FromPartners);
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        await app.Given.RuleAsync(await app.Given.PoolAsync(rep));
        var lead = (await app.Given.PutLeadAsync("""{ "email": "mai@partner.test", "source": "partner" }""")).Id;

        var handed = await (await app.Api().PostAsync($"/api/v1/leads/{lead}/handoff", new { reason = "Met at the fair" })).MustBeAsync(HttpStatusCode.Created);

        var decision = (await app.Given.ClocksAsync(handed.GetProperty("id").GetGuid())).Single(c => c.Kind == ClockKind.Decision);
        Assert.Equal((30, Given.MondayMorning.AddMinutes(30)), (decision.TargetMinutes, decision.DueAt));
    }

    [Fact]
    public async Task A_changed_policy_serves_new_hand_offs_until_it_is_applied_to_the_open_ones()
    {
        await PutAsync("standard", 240);
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        var (open, missed) = (await app.Given.AssignedAsync(rep), await app.Given.AssignedAsync(rep));
        await PutAsync("standard", 120, firstTouch: 60);
        Assert.Equal(240, (await DecisionAsync(open)).TargetMinutes);
        await app.Get<AcceptHandoff>().RunAsync(missed, Given.ActorOf(rep));
        Assert.Equal(240, (await app.Given.ClocksAsync(missed)).Single(c => c.Kind == ClockKind.FirstTouch).TargetMinutes);

        var applied = await (await app.Api().PostAsync("/api/v1/admin/policies/standard/apply", new { })).MustBeAsync(HttpStatusCode.OK);

        Assert.True(applied.GetProperty("clocks").GetInt32() >= 2);
        Assert.Equal((120, Given.MondayMorning.AddHours(2)), ((await DecisionAsync(open)).TargetMinutes, (await DecisionAsync(open)).DueAt));
        Assert.Equal(60, (await app.Given.ClocksAsync(missed)).Single(c => c.Kind == ClockKind.FirstTouch).TargetMinutes);
        var lines = await (await app.Api().GetAsync("/api/v1/audit")).ReadAsync();
        Assert.Contains(lines.GetProperty("items").EnumerateArray(), line => line.Text("act") == "policy.applied");
        await app.Given.MustComeOutTheSameAsync(open);
    }

    [Fact]
    public async Task Attempts_and_outcome_are_promised_from_acceptance_on()
    {
        await PutAsync("standard", 240, more: new { attempts = 2, attemptsMinutes = 600, outcomeMinutes = 900 });
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        var id = await app.Given.AssignedAsync(rep);
        await ActAsync(rep, id, "accept", new { });
        await ActAsync(rep, id, "outreach", new { kind = "call" });
        Assert.Equal(["FirstTouch Met", "Attempts Running", "Outcome Running"], await StatesAsync(id));
        await ActAsync(rep, id, "outreach", new { kind = "email" });
        await ActAsync(rep, id, "qualify", new { answers = new { } });

        Assert.Equal(["FirstTouch Met", "Attempts Met", "Outcome Met"], await StatesAsync(id));
        await app.Given.MustComeOutTheSameAsync(id);
        await PutAsync("standard", 240);
    }

    // Monday 9:00 UTC; the team works 9 to 17 in Berlin, which is 8 to 16 UTC, the rep 9 to 17 in New York, which is 14 to 22.
    [Theory]
    [InlineData("team", "2026-03-02T12:00:00Z", "three hours of Berlin")]
    [InlineData("rep", "2026-03-02T17:00:00Z", "three hours of New York")]
    [InlineData("both", "2026-03-03T15:00:00Z", "two hours of Monday and one of Tuesday in which both work")]
    public async Task A_promise_runs_in_the_hours_of_the_team_of_the_rep_or_while_both_work(string whose, DateTimeOffset due, string because)
    {
        await PutAsync($"hours-{whose}", 180, priority: 5, when: new { field = "source", op = "eq", value = whose }, more: new { calendar = whose });
        var (team, rep, colleague) = await AbroadAsync(whose);
        await app.Given.RuleAsync(await app.Given.PoolAsync(rep));
        var lead = (await app.Given.PutLeadAsync($$"""{ "email": "{{whose}}@hours.test", "source": "{{whose}}" }""")).Id;
        var handed = await (await app.Api().PostAsync($"/api/v1/leads/{lead}/handoff", new { reason = "Met at the fair" })).MustBeAsync(HttpStatusCode.Created);
        var id = handed.GetProperty("id").GetGuid();

        var decision = await DecisionAsync(id);
        Assert.True(due == decision.DueAt, $"{because}: {decision.DueAt:u}");

        await (await app.Api().PostAsync($"/api/v1/handoffs/{id}/reassign", new { rep = colleague.Email, reason = "Holiday" })).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal(Given.MondayMorning.AddHours(3), (await app.Given.ClocksAsync(id)).Single(c => c.Kind == ClockKind.Decision && c.RepId == colleague.Id).DueAt);
        await (await app.Api().PostAsync($"/api/v1/handoffs/{id}/reassign", new { rep = rep.Email, reason = "Back again" })).MustBeAsync(HttpStatusCode.OK);
        Assert.Equal(due, (await app.Given.ClocksAsync(id)).Single(c => c.Kind == ClockKind.Decision && c.State == ClockState.Running).DueAt);
        await app.Given.MustComeOutTheSameAsync(id);
        Assert.Equal(HttpStatusCode.Conflict, (await app.Api().DeleteAsync($"/api/v1/admin/calendars/{team}-rep")).StatusCode);
    }

    [Fact]
    public async Task Applied_to_running_clocks_a_policy_that_names_other_hours_moves_what_is_due()
    {
        await PutAsync("moving", 180, priority: 5, when: new { field = "source", op = "eq", value = "moving" });
        var (_, rep, _) = await AbroadAsync("moving");
        await app.Given.RuleAsync(await app.Given.PoolAsync(rep));
        var lead = (await app.Given.PutLeadAsync("""{ "email": "moving@hours.test", "source": "moving" }""")).Id;
        var handed = await (await app.Api().PostAsync($"/api/v1/leads/{lead}/handoff", new { reason = "Met at the fair" })).MustBeAsync(HttpStatusCode.Created);
        await PutAsync("moving", 180, priority: 5, when: new { field = "source", op = "eq", value = "moving" }, more: new { calendar = "both" });

        await (await app.Api().PostAsync("/api/v1/admin/policies/moving/apply", new { })).MustBeAsync(HttpStatusCode.OK);

        var id = handed.GetProperty("id").GetGuid();
        Assert.Equal(Given.MondayMorning.AddDays(1).AddHours(6), (await DecisionAsync(id)).DueAt);
        await app.Given.MustComeOutTheSameAsync(id);
    }

    [Theory]
    [InlineData("""{ "when": { "field": "shoeSize", "op": "eq", "value": 1 } }""", "when.field")]
    [InlineData("""{ "attempts": 3 }""", "attempts")]
    [InlineData("""{ "ladder": [ { "at": 0, "do": ["rep"] } ] }""", "ladder[0].at")]
    public async Task A_policy_with_mistakes_is_refused(string member, string path)
    {
        var body = $$"""{ "name": "Odd", "routingMinutes": 1, "decisionMinutes": 1, "firstTouchMinutes": 1, "expiryMinutes": 1, {{member[1..]}}""";

        Assert.Equal([path], await (await app.Api().PutAsync("/api/v1/admin/policies/odd", Answers.Json(body))).MustRefuseFieldsAsync());
    }

    private async Task PutAsync(string key, int decision, int priority = 100, object? when = null, int firstTouch = 240, object? more = null)
    {
        var terms = JsonSerializer.SerializeToNode(new { name = key, routingMinutes = 15, decisionMinutes = decision, firstTouchMinutes = firstTouch, expiryMinutes = 2400, priority, when })!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(more ?? new { })!.AsObject()) terms[name] = value!.DeepClone();
        var answer = await app.Api().PutAsync($"/api/v1/admin/policies/{key}", Answers.Json(terms.ToJsonString()));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<(string Team, Person Rep, Person Colleague)> AbroadAsync(string name)
    {
        var team = await app.Given.TeamAsync(TeamSide.Sales);
        var (rep, colleague) = (await app.Given.PersonAsync(Role.SalesRep, team), await app.Given.PersonAsync(Role.SalesRep, team));
        foreach (var (key, zone) in new[] { ($"{name}-team", "Europe/Berlin"), ($"{name}-rep", "America/New_York") })
        {
            var week = new[] { "mon", "tue", "wed", "thu", "fri" }.ToDictionary(day => day, _ => new[] { new[] { "09:00", "17:00" } });
            await (await app.Api().PutAsync($"/api/v1/admin/calendars/{key}", new { name = key, calendar = new { timeZone = zone, week } })).MustBeAsync(HttpStatusCode.Created);
        }
        await (await app.Api().PutAsync($"/api/v1/admin/teams/{team.Key}", new { name = team.Name, side = "sales", calendar = $"{name}-team" })).MustBeAsync(HttpStatusCode.OK);
        var set = await app.Api().PutAsync($"/api/v1/admin/users/by-email/{rep.Email}", new { name = rep.Name, roles = new[] { "salesRep" }, team = team.Key, calendar = $"{name}-rep" });
        Assert.Equal($"{name}-rep", (await set.MustBeAsync(HttpStatusCode.OK)).Text("calendar"));
        return (name, rep, colleague);
    }

    private async Task<string?> WhichAsync(object body) => (await (await app.Api().PostAsync("/api/v1/try/policy", body)).MustBeAsync(HttpStatusCode.OK))
        .GetProperty("tried").EnumerateArray().Single(p => p.GetProperty("holds").GetBoolean()).Text("key");

    private async Task<SlaClock> DecisionAsync(Guid id) => (await app.Given.ClocksAsync(id)).Single(c => c.Kind == ClockKind.Decision);

    private async Task<IEnumerable<string>> StatesAsync(Guid id) =>
        (await app.Given.ClocksAsync(id)).Where(c => c.Kind >= ClockKind.FirstTouch).OrderBy(c => c.Kind).Select(c => $"{c.Kind} {c.State}");

    private async Task ActAsync(Person rep, Guid id, string act, object body) =>
        await (await app.Api(rep.Email).PostAsync($"/api/v1/handoffs/{id}/{act}", body)).MustBeAsync(HttpStatusCode.OK);
}
