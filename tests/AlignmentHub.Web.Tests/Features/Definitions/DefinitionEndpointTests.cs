using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Definitions;

public sealed class DefinitionEndpointTests(HubApp app) : IClassFixture<HubApp>
{
    private const string Definitions = "/api/v1/definitions";

    [Fact]
    public async Task A_definition_is_made_read_and_activated_over_the_api()
    {
        using var client = app.Api();
        var address = await NewVersionAsync(client);

        var draft = await client.GetFromJsonAsync<JsonNode>(address);
        Assert.Equal("draft", (string?)draft!["state"]);
        Assert.Equal("mql", (string?)draft["stage"]);
        Assert.Equal(40, (double)draft["document"]!["engagement"]!["groups"]![0]!["rules"]![0]!["points"]!);

        var activated = await client.PostAsJsonAsync($"{address}/activate", new { reach = "nextActivity" });
        var active = await activated.Content.ReadFromJsonAsync<JsonNode>();
        Assert.Equal(HttpStatusCode.OK, activated.StatusCode);
        Assert.Equal("active", (string?)active!["state"]);
        Assert.False((bool)active["signed"]!);

        var listed = (await client.GetFromJsonAsync<JsonNode>(Definitions))!["items"]!.AsArray().Single()!;
        Assert.Equal((int)draft["number"]!, (int)listed["active"]!["number"]!);
        Assert.NotNull((string?)listed["active"]!["activatedBy"]);
    }

    [Theory]
    [InlineData("""{ "document": { "stage": "mql", "thresholds": { "total": "much" } } }""", "document.thresholds.total")]
    [InlineData("""{ "document": { "stage": "mql", "fit": { "groups": [ { "name": "g", "rules": [ { "name": "r", "points": 1, "when": { "field": "x", "op": "eq", "value": 1 } } ] } ] } } }""", "document.fit.groups[0].rules[0].when.field")]
    [InlineData("""{ "document": { "stage": "mql", "extra": 1 } }""", "document.extra")]
    [InlineData("""{ "stage": "mql", "weights": { "fit": -1 } }""", "weights.fit")]
    [InlineData("""{ "document": { "stage": "mql" }, "extra": 1 }""", "extra")]
    [InlineData("""{ "document": 7 }""", "document")]
    [InlineData("[]", "$")]
    [InlineData("""{ "from": "one" }""", "from")]
    public async Task A_wrong_document_is_refused_by_path_and_nothing_is_stored(string body, string path)
    {
        using var client = app.Api();
        var versions = (await NewVersionAsync(client))[..^1].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '/');
        var before = await client.GetStringAsync(Definitions);

        var answer = await client.PostAsync(versions, JsonContent.Create(JsonNode.Parse(body)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!.AsObject();
        Assert.Contains(path, errors.Select(e => e.Key));
        Assert.Equal(before, await client.GetStringAsync(Definitions));
    }

    [Fact]
    public async Task An_edit_with_an_old_etag_is_a_conflict()
    {
        using var client = app.Api();
        var address = await NewVersionAsync(client);
        var etag = (await client.GetAsync(address)).Headers.ETag!.Tag;

        Assert.Equal(HttpStatusCode.OK, (await PutAsync(client, address, etag, 1)).StatusCode);
        var told = await (await PutAsync(client, address, etag, 2)).MustBeAsync(HttpStatusCode.Conflict);
        Assert.StartsWith("Somebody else saved this draft", told.Text("detail"), StringComparison.Ordinal);
        Assert.Equal(["Thresholds: total 1 → 2"], told.GetProperty("differences").EnumerateArray().Select(line => line.GetString()));
        Assert.Equal($"\"{told.GetProperty("version").GetInt32()}\"", (await client.GetAsync(address)).Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(client, address, null, 3)).StatusCode);
    }

    [Fact]
    public async Task Who_may_not_is_told_403()
    {
        using var admin = app.Api();
        var address = await NewVersionAsync(admin);
        using var rep = app.Api((await app.Given.PersonAsync(Role.SalesRep)).Email);
        using var marketer = app.Api((await app.Given.PersonAsync(Role.Marketer)).Email);

        Assert.Equal(HttpStatusCode.Forbidden, (await PutAsync(rep, address, null, 1)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await marketer.PostAsJsonAsync($"{address}/activate", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await rep.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task Scheduling_and_unknown_reaches_are_refused_at_their_member()
    {
        // Only the first version may be activated unsigned, and others of these tests leave one.
        await using var hub = new HubApp();
        await hub.InitializeAsync();
        using var client = hub.Api();
        var address = await NewVersionAsync(client);

        var later = await client.PostAsJsonAsync($"{address}/activate", new { at = hub.Clock.GetUtcNow().AddDays(2) });
        var unknown = await client.PostAsJsonAsync($"{address}/activate", new { reach = "everybody" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, later.StatusCode);
        Assert.NotNull((await later.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!["at"]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.StatusCode);
        Assert.NotNull((await unknown.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!["reach"]);
    }

    [Fact]
    public async Task What_does_not_exist_is_404()
    {
        using var client = app.Api();
        var nowhere = $"{Definitions}/{Guid.NewGuid()}/versions";

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{nowhere}/1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsJsonAsync(nowhere, JsonNode.Parse(Given.SimpleDocument))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsJsonAsync($"{nowhere}/1/activate", new { })).StatusCode);
    }

    /// <summary>The address of a new draft; the first one makes the definition.</summary>
    private static async Task<string> NewVersionAsync(HttpClient client)
    {
        var document = JsonNode.Parse(Given.SimpleDocument);
        var items = (await client.GetFromJsonAsync<JsonNode>(Definitions))!["items"]!.AsArray();
        var answer = items is [{ } there]
            ? await client.PostAsJsonAsync($"{Definitions}/{there["id"]}/versions", new { document })
            : await client.PostAsJsonAsync(Definitions, new { name = "Good leads", document });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    private static async Task<HttpResponseMessage> PutAsync(HttpClient client, string address, string? etag, int total)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = JsonContent.Create(new { stage = "mql", thresholds = new { total } }) };
        if (etag is not null) request.Headers.IfMatch.Add(new(etag));
        return await client.SendAsync(request);
    }
}
