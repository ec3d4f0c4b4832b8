using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Leads;

public sealed class AccountTests(HubApp app) : IClassFixture<HubApp>
{
    private const string Targets = """
        { "stage": "mql", "fit": { "groups": [ { "name": "Company", "rules": [
          { "name": "Target", "points": 60, "when": { "field": "account.isTarget", "op": "eq", "value": true } },
          { "name": "Big", "points": 20, "when": { "field": "account.employees", "op": "gte", "value": 100 } } ] } ] },
          "thresholds": { "fit": 50, "engagement": 0, "total": 20 } }
        """;

    private Given Given => app.Given;

    [Fact]
    public async Task A_PUT_creates_updates_and_keeps_what_was_there()
    {
        var made = await Given.PutAsync("accounts/by-domain/Made.Example", """{"name":"Made","employees":5,"revenueMinor":100,"custom":{"tier":"a"}}""");
        var changed = await Given.PutAsync("accounts/by-domain/made.example", """{"employees":7,"name":null,"isTarget":true}""");
        var same = await Given.PutAsync("accounts/by-domain/made.example", """{"employees":7}""");

        Assert.Equal((201, 200, 200), (made.Code, changed.Code, same.Code));
        Assert.Equal("7|100|true", await Given.AskAsync<string>("select concat_ws('|', name, employees, revenue_minor, is_target::text) from accounts where id = $1", made.Id));
        Assert.Equal(["account.employees:5", "account.isTarget:false", "account.name:\"Made\""], await Given.ListAsync(
            "select field || ':' || old_value from field_changes where account_id = $1 order by 1", made.Id));
    }

    [Theory]
    [InlineData("nodomain", "{}", 422, "domain")]
    [InlineData("a.example", """{"owner":"nobody@hub.test"}""", 422, "owner")]
    [InlineData("a.example", """{"employees":"many"}""", 422, "employees")]
    public async Task Bad_input_is_refused_with_the_field_named(string domain, string json, int status, string paths)
    {
        var answer = await Given.PutAsync($"accounts/by-domain/{domain}", json);

        Assert.Equal((status, paths), (answer.Code, answer.Paths));
    }

    [Fact]
    public async Task When_a_company_changes_its_leads_are_scored_anew()
    {
        await Given.ActiveDefinitionAsync(Targets);
        var first = await Given.PutLeadAsync("""{"email":"a@target.example"}""");
        var second = await Given.PutLeadAsync("""{"email":"b@target.example"}""");

        await Given.PutAsync("accounts/by-domain/target.example", """{"isTarget":true,"employees":100}""");

        Assert.Equal(["80 HandedOff", "80 HandedOff"], await Given.ListAsync(
            "select s.fit || ' ' || l.stage from leads l join lead_scores s on s.lead_id = l.id where l.id in ($1, $2)", first.Id, second.Id));
    }
}
