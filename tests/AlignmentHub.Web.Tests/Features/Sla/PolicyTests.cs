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

    private async Task<string?> WhichAsync(object body) => (await (await app.Api().PostAsync("/api/v1/try/policy", body)).MustBeAsync(HttpStatusCode.OK))
        .GetProperty("tried").EnumerateArray().Single(p => p.GetProperty("holds").GetBoolean()).Text("key");

    private async Task<SlaClock> DecisionAsync(Guid id) => (await app.Given.ClocksAsync(id)).Single(c => c.Kind == ClockKind.Decision);

    private async Task<IEnumerable<string>> StatesAsync(Guid id) =>
        (await app.Given.ClocksAsync(id)).Where(c => c.Kind >= ClockKind.FirstTouch).OrderBy(c => c.Kind).Select(c => $"{c.Kind} {c.State}");

    private async Task ActAsync(Person rep, Guid id, string act, object body) =>
        await (await app.Api(rep.Email).PostAsync($"/api/v1/handoffs/{id}/{act}", body)).MustBeAsync(HttpStatusCode.OK);
}
