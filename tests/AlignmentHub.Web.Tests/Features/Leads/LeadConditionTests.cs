using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlignmentHub.Domain.Handoffs;
using AlignmentHub.Web.Features.Leads.Grid;
using AlignmentHub.Web.Features.Leads;
using AlignmentHub.Web.Features.Leads.Conditions;
using AlignmentHub.Web.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace AlignmentHub.Web.Tests.Features.Leads;

public sealed class LeadConditionTests(HubApp app) : IClassFixture<HubApp>
{
    private const int People = 40;
    private const int Conditions = 300;

    private static readonly string[] Texts = ["Head of Sales", " head of sales ", "Clerk", "50 % off_", "Ünal", "DE", "de"];
    private static readonly string[] TextFields = ["title", "country", "source", "campaign", "custom.size", "account.industry", "score.grade"];
    private static readonly string[] NumberFields = ["account.employees", "custom.size", "score.total"];

    private readonly Random random = new(20261122);

    [Fact]
    public async Task A_list_finds_what_the_same_condition_says_of_each_lead()
    {
        var subjects = await PeopleAsync();

        for (var i = 0; i < Conditions; i++)
        {
            var json = Some(depth: 2).ToJsonString();
            var condition = LeadCondition.Read(json).Value!;
            var holds = condition.Tree.Compile(RoutingFields.Catalogue);
            var expected = subjects.Where(s => holds(s.Value)).Select(s => s.Key).Order(StringComparer.Ordinal);

            var found = await app.Get<LeadListQueries>().PageAsync(new LeadFilter { Where = condition }, LeadOrder.Latest, null, 200);

            Assert.Equal((json, string.Join(' ', expected)), (json, string.Join(' ', found.Select(l => l.ExternalId).OfType<string>().Where(subjects.ContainsKey).Order(StringComparer.Ordinal))));
        }
    }

    [Theory]
    [InlineData("{", "where")]
    [InlineData("[]", "where")]
    [InlineData("""{"field":"shoeSize","op":"eq","value":1}""", "where.field")]
    [InlineData("""{"field":"title","op":"resembles","value":"x"}""", "where.op")]
    [InlineData("""{"all":[{"field":"score.total","op":"gt","value":"many"}]}""", "where.all[0].value")]
    [InlineData("""{"field":"title","op":"eq","value":"a\u0000b"}""", "where.value")]
    public async Task A_condition_that_cannot_be_read_is_refused_and_never_left_out(string where, string path)
    {
        var answer = await app.Api().GetAsync(QueryHelpers.AddQueryString("/api/v1/leads", "where", where));

        Assert.Equal([path], await answer.MustRefuseFieldsAsync());
        Assert.NotNull(View(where).Problem);
    }

    [Fact]
    public async Task An_address_keeps_its_condition_and_the_API_takes_the_same()
    {
        const string Where = """{"any":[{"field":"custom.plan","op":"eq","value":"gold & more"},{"field":"account.employees","op":"gte","value":5000}]}""";
        await app.Given.PutAsync("accounts/by-domain/large.example", """{ "employees": 9000 }""");
        await app.Given.PutLeadAsync("""{ "email": "ann@small.example", "custom": { "plan": "Gold & more" } }""");
        await app.Given.PutLeadAsync("""{ "email": "bob@large.example" }""");
        await app.Given.PutLeadAsync("""{ "email": "cem@small.example", "custom": { "plan": "silver" } }""");

        var view = View(Where);
        var again = LeadsView.Read(new QueryCollection(QueryHelpers.ParseQuery(view.Address["/leads".Length..])));
        var list = await (await app.Api().GetAsync($"/api/v1{view.Address}&sort=name")).MustBeAsync(HttpStatusCode.OK);

        Assert.Equal((view.Address, true), (again.Address, again.IsFiltered));
        Assert.Equal(["ann@small.example", "bob@large.example"], list.GetProperty("items").EnumerateArray().Select(lead => lead.Text("email")));
        Assert.Equal(2, (await app.Get<LeadListQueries>().CountAsync(again.Filter(null))).Number);
        Assert.Contains("plan", (await app.Get<LeadChoiceQueries>().AllAsync()).CustomFields);
    }

    private static LeadsView View(string where) =>
        LeadsView.Read(new QueryCollection(QueryHelpers.ParseQuery(QueryHelpers.AddQueryString("", "where", where))));

    private async Task<Dictionary<string, RoutingSubject>> PeopleAsync()
    {
        var cases = Enumerable.Range(0, People).ToDictionary(i => $"cond-{i:00}", _ => Person());
        Dictionary<string, Guid> ids = [];
        foreach (var (id, (lead, account, _)) in cases)
        {
            var sent = lead.DeepClone().AsObject();
            sent["externalId"] = id;
            if (account is not null)
            {
                sent["accountDomain"] = $"{id}.example";
                await app.Given.PutAsync($"accounts/by-domain/{id}.example", account.ToJsonString());
                account["domain"] = $"{id}.example";
            }
            ids[id] = (await app.Given.PutLeadAsync(sent.ToJsonString())).Id;
        }
        await app.Given.ActiveDefinitionAsync();
        foreach (var (id, (_, _, total)) in cases.Where(c => c.Value.Score is not null)) await app.Given.ScoredAsync(ids[id], total!.Value);
        return cases.ToDictionary(c => c.Key, c => Subject(c.Value));
    }

    private static RoutingSubject Subject((JsonObject Lead, JsonObject? Account, double? Score) person)
    {
        var whole = new JsonObject { ["lead"] = person.Lead.DeepClone(), ["account"] = person.Account?.DeepClone() };
        if (person.Score is { } score) whole["score"] = new JsonObject { ["fit"] = score, ["engagement"] = 0, ["total"] = score, ["grade"] = "B3" };
        return RoutingCase.Parse(JsonElement.Parse(whole.ToJsonString())).Value;
    }

    private (JsonObject Lead, JsonObject? Account, double? Score) Person()
    {
        var lead = new JsonObject();
        foreach (var field in new[] { "title", "country", "source" }.Where(_ => random.Next(3) > 0)) lead[field] = Pick(Texts).Trim();
        if (random.Next(2) == 0) lead["campaign"] = Pick(["spring", "autumn"]);
        if (random.Next(2) == 0) lead["consent"] = random.Next(2) == 0;
        if (random.Next(2) == 0) lead["custom"] = new JsonObject { ["size"] = random.Next(3) switch { 0 => random.Next(10), 1 => Pick(Texts), _ => random.Next(2) == 0 } };
        var account = random.Next(2) == 0 ? new JsonObject { ["employees"] = random.Next(10), ["isTarget"] = random.Next(2) == 0 } : null;
        if (account is not null && random.Next(2) == 0) account["industry"] = Pick(Texts).Trim();
        return (lead, account, random.Next(2) == 0 ? random.Next(10) : null);
    }

    private JsonObject Some(int depth) => (depth == 0 ? 0 : random.Next(6)) switch
    {
        1 => new() { ["all"] = new JsonArray(Some(depth - 1), Some(depth - 1)) },
        2 => new() { ["any"] = new JsonArray(Some(depth - 1), Some(depth - 1)) },
        3 => new() { ["not"] = Some(depth - 1) },
        _ => Test(),
    };

    private JsonObject Test() => random.Next(5) switch
    {
        0 => Test(Pick(TextFields), Pick(["isEmpty", "isNotEmpty"]), null),
        1 => Test(Pick(TextFields), Pick(["contains", "startsWith", "endsWith"]), Part()),
        2 => Test(Pick(NumberFields), Pick(["gt", "gte", "lt", "lte"]), random.Next(10)),
        3 when random.Next(2) == 0 => Test(Pick(["consent", "account.isTarget", "custom.size"]), Pick(["eq", "ne"]), random.Next(2) == 0),
        3 => Test(Pick(NumberFields), "between", new JsonArray(random.Next(5), 5 + random.Next(5))),
        _ when random.Next(2) == 0 => Test(Pick(TextFields), Pick(["in", "notIn"]), new JsonArray(Pick(Texts), Pick(Texts))),
        _ => Test(Pick(TextFields), Pick(["eq", "ne"]), Pick([.. Texts, "SPRING", "b3"])),
    };

    private string Part() => Pick(["head", "%", "_", "LE", "e", "ünal", "s"]);

    private static JsonObject Test(string field, string op, JsonNode? value)
    {
        var test = new JsonObject { ["field"] = field, ["op"] = op };
        if (value is not null) test["value"] = value;
        return test;
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
