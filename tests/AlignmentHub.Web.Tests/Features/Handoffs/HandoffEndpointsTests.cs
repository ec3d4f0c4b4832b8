using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Handoffs;

public sealed class HandoffEndpointsTests : IClassFixture<HubApp>
{
    private readonly HubApp app;

    public HandoffEndpointsTests(HubApp app)
    {
        this.app = app;
        app.Clock.Set(Given.MondayMorning);
    }

    [Fact]
    public async Task A_hand_off_has_the_shape_of_the_contract()
    {
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        var id = await app.Given.AssignedAsync(rep);

        var list = await GetAsync($"/handoffs?rep={rep.Email!.ToUpperInvariant()}&state=assigned");

        var handoff = Assert.Single(list["items"]!.AsArray())!;
        Assert.Equal(id, (Guid?)handoff["id"]);
        Assert.Equal((1, "assigned", rep.Email, 66.5), ((int)handoff["pass"]!, (string)handoff["state"]!, (string)handoff["rep"]!["email"]!, (double)handoff["score"]!));
        Assert.Equal(("2026-03-02T09:00:00Z", "2026-03-02T13:00:00Z"), ((string)handoff["createdAt"]!, (string)handoff["dueAt"]!));
        Assert.Equal(["routing met", "decision running"], handoff["clocks"]!.AsArray().Select(c => $"{c!["kind"]} {c["state"]}"));
        Assert.EndsWith("@acme.test", (string)handoff["lead"]!["email"]!, StringComparison.Ordinal);
        Assert.True(list.AsObject().ContainsKey("nextCursor"));
    }

    [Fact]
    public async Task A_rep_works_on_a_lead_from_acceptance_to_the_sql()
    {
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        var id = await app.Given.AssignedAsync(rep);

        Assert.Equal("accepted", await ActAsync(rep, id, "accept", null));
        Assert.Equal("working", await ActAsync(rep, id, "outreach", new { kind = "call", note = "Left a message." }));
        Assert.Equal("qualified", await ActAsync(rep, id, "qualify", new { answers = new { budget = "yes", seats = 40, decisionMaker = true } }));

        var detail = await GetAsync($"/handoffs/{id}");
        Assert.Equal("""{"seats":"40","budget":"yes","decisionMaker":"true"}""", detail["answers"]!.ToJsonString());
        Assert.Equal("Left a message.", (string)detail["outreaches"]![0]!["note"]!);
        Assert.Equal(66.5, (double)detail["snapshot"]!["score"]!["total"]!);
        Assert.Equal(["met", "met", "met"], detail["clocks"]!.AsArray().Select(c => (string)c!["state"]!));
    }

    [Theory]
    [InlineData("reassign", """{ "rep": "nobody@hub.test", "reason": "x" }""", "rep")]
    [InlineData("reassign", """{ "rep": "nobody@hub.test" }""", "reason")]
    [InlineData("outreach", """{ "kind": "fax" }""", "kind")]
    [InlineData("outreach", """{ "kind": "call", "at": "yesterday" }""", "at")]
    [InlineData("outreach", """{ "kind": "call", "at": "2026-03-04T09:00:00Z" }""", "at")]
    [InlineData("outreach", """{ "kind": "call", "reasn": "typing" }""", "reasn")]
    [InlineData("outreach", """{ "kind": "call", "note": "a\u0000b" }""", "note")]
    [InlineData("recycle", """{ "until": "soon", "reason": "x" }""", "until")]
    [InlineData("recycle", """{ "until": "2026-03-01", "reason": "x" }""", "until")]
    [InlineData("recycle", """{ "until": "2026-06-01", "reason": " " }""", "reason")]
    [InlineData("disqualify", """{ "reason": null }""", "reason")]
    [InlineData("qualify", """{ "answers": { "budget": {} } }""", "answers.budget")]
    public async Task What_cannot_be_done_names_the_field(string act, string body, string field)
    {
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        var id = await app.Given.AssignedAsync(rep);
        await ActAsync(rep, id, "accept", null);

        var answer = await PostAsync(act == "reassign" ? null : rep.Email, id, act, new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(field, (await ReadAsync(answer))["errors"]!.AsObject().Select(e => e.Key));
    }

    [Fact]
    public async Task Who_may_not_is_told_so_and_a_late_one_is_told_who_was_faster()
    {
        var team = await app.Given.TeamAsync(TeamSide.Sales);
        var (rep, other, manager) = (await app.Given.PersonAsync(Role.SalesRep, team), await app.Given.PersonAsync(Role.SalesRep, team), await app.Given.PersonAsync(Role.SalesManager));
        var id = await app.Given.AssignedAsync(rep);

        foreach (var stranger in new[] { other.Email, manager.Email, (await app.Given.PersonAsync(Role.Marketer)).Email, (await app.Given.PersonAsync(Role.Leader)).Email, null })
            Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(stranger, id, "accept", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(rep.Email, Guid.CreateVersion7(), "accept", null)).StatusCode);

        await ActAsync(rep, id, "accept", null);
        var late = await PostAsync(rep.Email, id, "accept", null);
        Assert.Equal((HttpStatusCode.Conflict, "This lead was already accepted by you."), (late.StatusCode, (string?)(await ReadAsync(late))["detail"]));
    }

    [Fact]
    public async Task A_write_against_an_old_version_is_refused()
    {
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        var id = await app.Given.AssignedAsync(rep);
        using var client = app.Api(rep.Email);
        var etag = (await client.GetAsync(Url($"/handoffs/{id}"))).Headers.ETag!.Tag;
        client.DefaultRequestHeaders.Add("If-Match", etag);

        var (first, second) = (await client.PostAsync(Url($"/handoffs/{id}/accept"), null), await client.PostAsJsonAsync(Url($"/handoffs/{id}/outreach"), new { kind = "call" }));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (first.StatusCode, second.StatusCode));
    }

    [Fact]
    public async Task A_list_is_read_in_parts_soonest_due_first()
    {
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        List<Guid> expected = [];
        for (var i = 0; i < 5; i++)
        {
            expected.Add(await app.Given.AssignedAsync(rep));
            if (i % 2 == 0) app.Clock.Advance(TimeSpan.FromMinutes(10));
        }
        await ActAsync(rep, expected[0], "accept", null);
        await ActAsync(rep, expected[0], "disqualify", new { reason = "No." });

        var (read, url) = (new List<Guid>(), $"/handoffs?rep={rep.Email}&sort=dueAt&limit=2");
        for (JsonNode? page = await GetAsync(url); page is not null; page = page["nextCursor"] is { } next ? await GetAsync($"{url}&cursor={next}") : null)
            read.AddRange(page["items"]!.AsArray().Select(i => (Guid)i!["id"]!));

        Assert.Equal(5, read.Distinct().Count());
        Assert.Equal(expected[0], read[^1]);
        Assert.Equal(expected[1..3].Order(), read[..2].Order());
        var soon = await GetAsync($"/handoffs?rep={rep.Email}&dueBefore=2026-03-02T13:15:00Z");
        Assert.Equal(expected[1..3].Order(), soon["items"]!.AsArray().Select(i => (Guid)i!["id"]!).Order());
    }

    [Theory]
    [InlineData("state=open", "state")]
    [InlineData("sort=name", "sort")]
    [InlineData("dueBefore=tomorrow", "dueBefore")]
    [InlineData("limit=201", "limit")]
    [InlineData("cursor=%00", "cursor")]
    public async Task A_question_that_cannot_be_read_names_what(string query, string field)
    {
        using var client = app.Api();
        var answer = await client.GetAsync(Url($"/handoffs?{query}"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(field, (await ReadAsync(answer))["errors"]!.AsObject().Select(e => e.Key));
    }

    private async Task<string> ActAsync(Person by, Guid id, string act, object? body)
    {
        var answer = await PostAsync(by.Email, id, act, body is null ? null : JsonContent.Create(body));
        var read = await ReadAsync(answer);
        Assert.True(answer.IsSuccessStatusCode, read.ToJsonString());
        return (string)read["state"]!;
    }

    private async Task<HttpResponseMessage> PostAsync(string? by, Guid id, string act, HttpContent? body)
    {
        using var client = app.Api(by);
        return await client.PostAsync(Url($"/handoffs/{id}/{act}"), body);
    }

    private async Task<JsonNode> GetAsync(string path)
    {
        using var client = app.Api();
        var answer = await client.GetAsync(Url(path));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return await ReadAsync(answer);
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

    private static Uri Url(string path) => new($"/api/v1{path}", UriKind.Relative);
}
