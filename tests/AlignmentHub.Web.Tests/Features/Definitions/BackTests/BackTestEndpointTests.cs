using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Definitions;
using AlignmentHub.Web.Features.Definitions.BackTests;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Definitions.BackTests;

public sealed class BackTestEndpointTests(HubApp app) : IClassFixture<HubApp>, IAsyncLifetime
{
    private const string ByTitle = """{ "stage": "mql", "weights": { "fit": 1 }, "thresholds": { "total": 10 }, "fit": { "groups": [ { "name": "g", "rules": [ { "name": "r", "points": 20, "when": { "field": "title", "op": "isNotEmpty" } } ] } ] } }""";
    private const string ByCompany = """{ "stage": "mql", "weights": { "fit": 1 }, "thresholds": { "total": 10 }, "fit": { "groups": [ { "name": "g", "rules": [ { "name": "r", "points": 20, "when": { "field": "company", "op": "isNotEmpty" } } ] } ] } }""";

    private DraftKey _draft = null!;

    private string Definition => $"/api/v1/definitions/{_draft.DefinitionId}";

    public async ValueTask InitializeAsync()
    {
        app.Clock.Set(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        await app.Given.ActiveDefinitionAsync(ByTitle);
        _draft = await app.Given.DraftAsync(ByCompany);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_back_test_tells_who_is_kept_added_and_dropped_and_which_deals_would_have_been_missed()
    {
        var (both, added, dropped) = (await LeadAsync("both", "Head", "Acme"), await LeadAsync("added", null, "Acme"), await LeadAsync("dropped", "Head", null));
        await WonAsync("d1", "dropped", 5000);
        await WonAsync("d2", "added", 700);
        await app.Given.AskAsync<Guid>("update handoffs set state = 'Accepted', accepted_at = created_at, decided_at = created_at where lead_id = $1 returning id", both);
        await app.Given.AskAsync<Guid>("update handoffs set state = 'Rejected', ended_at = created_at, decided_at = created_at, reason_key = 'notAFit' where lead_id = $1 returning id", dropped);
        var address = await TestedAsync("2026-03-01", "2026-03-04");

        var marketer = await app.Given.PersonAsync(Role.Marketer);
        using var client = app.Api(marketer.Email);
        var sheet = await client.GetFromJsonAsync<JsonElement>(address);
        var result = sheet.GetProperty("result");
        Assert.Equal("done", sheet.GetProperty("state").GetString());
        Assert.Equal("kept 1/1/0, added 0/0/700, dropped 1/0/5000", string.Join(", ", result.GetProperty("groups").EnumerateArray().Select(Words)));
        Assert.Equal((1, 5000L, 0), (result.GetProperty("proposed").GetProperty("missedDeals").GetInt32(), result.GetProperty("proposed").GetProperty("missedMinor").GetInt64(),
            result.GetProperty("current").GetProperty("missedDeals").GetInt32() - 1));
        Assert.True(result.GetProperty("hasFewDecided").GetBoolean());
        Assert.Equal([added], await GroupAsync(client, address, "added"));
        Assert.Equal([dropped], await GroupAsync(client, address, "dropped"));
        Assert.Equal(1L, await app.Given.AskAsync<long>("select count(*) from back_test_views where person_id = $1", marketer.Id));

        using var csv = new HttpRequestMessage(HttpMethod.Get, $"{address}/leads") { Headers = { { "Accept", "text/csv" } } };
        Assert.Equal(4, (await (await client.SendAsync(csv)).Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory]
    [InlineData("""{ "from": "2026-03-04", "to": "2026-03-04" }""", "to")]
    [InlineData("""{ "from": "2020-03-04", "to": "2026-03-04" }""", "from")]
    [InlineData("""{ "to": "2026-03-04" }""", "from")]
    [InlineData("""{ "from": "2026-03-04" }""", "to")]
    [InlineData("""{ "from": "2030-06-01", "to": "2030-06-02" }""", "to")] // nothing has happened yet
    [InlineData("""{ "from": "2001-06-01", "to": "2001-06-02" }""", "to")] // nobody had come yet
    [InlineData("""{ "from": "yesterday", "to": "2026-03-04" }""", "from")]
    public async Task A_wrong_period_is_refused_by_field(string body, string field)
    {
        var answer = await app.Given.PostAsync($"definitions/{_draft.DefinitionId}/versions/{_draft.Number}/backtest", body);
        Assert.Equal((422, field), (answer.Code, answer.Paths));
    }

    [Fact]
    public async Task A_rep_may_not_ask_for_a_back_test_and_an_unfinished_one_is_not_opened()
    {
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        var manager = await app.Given.PersonAsync(Role.SalesManager);
        await LeadAsync("somebody", null, null);
        var path = $"definitions/{_draft.DefinitionId}/versions/{_draft.Number}/backtest";
        const string Period = """{ "from": "2026-03-01", "to": "2026-03-03" }""";

        Assert.Equal(403, (await app.Given.PostAsync(path, Period, rep.Email)).Code);
        var asked = await app.Given.PostAsync(path, Period, manager.Email);
        Assert.Equal(202, asked.Code);

        using var client = app.Api(manager.Email);
        var waiting = await client.GetFromJsonAsync<JsonElement>($"{Definition}/backtests/{asked.Id}");
        Assert.Equal("queued", waiting.GetProperty("state").GetString());
        Assert.Equal(0L, await app.Given.AskAsync<long>("select count(*) from back_test_views where person_id = $1", manager.Id));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{Definition}/backtests/{Guid.NewGuid()}")).StatusCode);
    }

    private async Task<string> TestedAsync(string from, string to)
    {
        app.Clock.Advance(TimeSpan.FromDays(1));
        var asked = await app.Given.PostAsync($"definitions/{_draft.DefinitionId}/versions/{_draft.Number}/backtest", $$"""{ "from": "{{from}}", "to": "{{to}}" }""");
        Assert.Equal(202, asked.Code);
        await app.Get<RunBackTests>().RunAsync((_, _) => Task.CompletedTask);
        return $"{Definition}/backtests/{asked.Id}";
    }

    private async Task<Guid> LeadAsync(string name, string? title, string? company) =>
        (await app.Given.PutLeadAsync(JsonSerializer.Serialize(new { email = $"{name}@gmail.com", title, company }))).Id;

    private async Task WonAsync(string key, string lead, long amount) => Assert.Equal(201, (await app.Given.PutAsync("opportunities/by-key", JsonSerializer.Serialize(new
    {
        externalId = key, name = key, amountMinor = amount, currency = "EUR", stage = "won", createdAt = "2026-03-02T09:00:00Z", closedAt = "2026-03-02T10:00:00Z",
        contacts = new[] { new { lead = new { email = $"{lead}@gmail.com" }, role = "buyer" } },
    }))).Code);

    private static async Task<Guid[]> GroupAsync(HttpClient client, string address, string group)
    {
        var answer = await client.GetFromJsonAsync<JsonElement>($"{address}/leads?group={group}");
        return [.. answer.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("leadId").GetGuid())];
    }

    private static string Words(JsonElement group)
    {
        var count = group.GetProperty("count");
        return $"{group.GetProperty("group").GetString()} {count.GetProperty("decided").GetInt64()}/{count.GetProperty("accepted").GetInt64()}/{group.GetProperty("wonMinor").GetInt64()}";
    }
}
