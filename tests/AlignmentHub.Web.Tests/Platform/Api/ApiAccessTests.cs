using System.Net;
using System.Net.Http.Headers;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Platform.Api;

public sealed class ApiAccessTests(HubApp app) : IClassFixture<HubApp>
{
    private const string Keys = "/api/v1/admin/keys";

    [Theory]
    [InlineData(null, "no key")]
    [InlineData("Bearer wrong", "a wrong key")]
    [InlineData("Basic YWRtaW46YWRtaW4=", "another scheme")]
    public async Task Without_a_key_nothing_answers_and_the_problem_says_what_to_send(string? authorization, string because)
    {
        var client = app.Host.CreateClient();
        if (authorization is not null) client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        var answer = await client.GetAsync("/api/v1/anything");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        await AssertProblemAsync(answer, "Authorization: Bearer");
        Assert.NotEmpty(because);
    }

    [Fact]
    public async Task What_does_not_exist_or_cannot_be_done_is_a_problem_too()
    {
        var missing = await app.Api().GetAsync("/api/v1/anything");
        var wrongMethod = await app.Api().DeleteAsync("/api/v1/audit");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed), (missing.StatusCode, wrongMethod.StatusCode));
        await AssertProblemAsync(missing, null);
        await AssertProblemAsync(wrongMethod, null);
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest, "application/json", "broken JSON")]
    [InlineData("""{ "name": "a", "name": "b", "scopes": ["read"] }""", HttpStatusCode.BadRequest, "application/json", "a member twice")]
    [InlineData("", HttpStatusCode.BadRequest, "application/json", "nothing")]
    [InlineData("name=a", HttpStatusCode.UnsupportedMediaType, "application/x-www-form-urlencoded", "a form")]
    public async Task What_cannot_be_read_is_refused_as_such(string body, HttpStatusCode status, string type, string because)
    {
        var answer = await app.Api().PostAsync(Keys, new StringContent(body, new MediaTypeHeaderValue(type)));

        Assert.Equal(status, answer.StatusCode);
        await AssertProblemAsync(answer, null);
        Assert.NotEmpty(because);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_refused()
    {
        var body = new ByteArrayContent([.. "{\"name\":\""u8, 0xff, .. "\",\"scopes\":[\"read\"]}"u8]) { Headers = { ContentType = new("application/json") } };
        Assert.Equal(HttpStatusCode.BadRequest, (await app.Api().PostAsync(Keys, body)).StatusCode);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_not_even_read()
    {
        var body = new StringContent($$"""{ "name": "{{new string('x', 17 * 1024 * 1024)}}", "scopes": ["read"] }""", null, "application/json");
        var answer = await app.Api().PostAsync(Keys, body);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        await AssertProblemAsync(answer, "Send it in parts");
    }

    [Fact]
    public async Task A_key_reaches_as_far_as_its_scopes()
    {
        var reader = await KeyAsync("Reader", "read");

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.GetAsync(Keys)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/api/v1/definitions")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsync("/api/v1/definitions", new { })).StatusCode);
    }

    [Fact]
    public async Task A_key_of_somebody_without_the_permission_is_refused_whatever_its_scopes()
    {
        var rep = await app.Given.PersonAsync(Role.SalesRep);
        var key = await KeyAsync("Rep", "admin", rep.Email);

        await AssertProblemAsync(await key.GetAsync(Keys), "Your role does not allow this", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_revoked_key_ends_at_once_here_and_soon_on_every_server()
    {
        await using var other = app.NewHost();
        var key = await KeyAsync("Revoked", "read");
        var there = other.CreateClient();
        there.DefaultRequestHeaders.Authorization = key.DefaultRequestHeaders.Authorization;
        Assert.Equal(HttpStatusCode.OK, (await there.GetAsync("/api/v1/definitions")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await key.GetAsync("/api/v1/definitions")).StatusCode);

        await app.Api().DeleteAsync($"{Keys}/{await IdOfAsync("Revoked")}");

        Assert.Equal(HttpStatusCode.Unauthorized, (await key.GetAsync("/api/v1/definitions")).StatusCode);
        app.Clock.Advance(TimeSpan.FromSeconds(6)); // longer than any server remembers without the news
        Assert.Equal(HttpStatusCode.Unauthorized, (await there.GetAsync("/api/v1/definitions")).StatusCode);
    }

    [Fact]
    public async Task A_key_ends_when_it_expires()
    {
        var key = await KeyAsync("Short", "read", expiresAt: app.Clock.GetUtcNow().AddSeconds(3));
        Assert.Equal(HttpStatusCode.OK, (await key.GetAsync("/api/v1/definitions")).StatusCode);

        app.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(HttpStatusCode.Unauthorized, (await key.GetAsync("/api/v1/definitions")).StatusCode);
    }

    [Fact]
    public async Task A_key_ends_with_its_owner()
    {
        var leader = await app.Given.PersonAsync(Role.Leader);
        var key = await KeyAsync("Owned", "read", leader.Email);
        await app.Api().DeleteAsync($"/api/v1/admin/users/by-email/{leader.Email}");

        Assert.Equal(HttpStatusCode.Unauthorized, (await key.GetAsync("/api/v1/definitions")).StatusCode);
    }

    [Fact]
    public async Task An_admin_key_acts_with_the_permissions_of_whom_it_names()
    {
        var (marketer, leader) = (await app.Given.PersonAsync(Role.Marketer), await app.Given.PersonAsync(Role.Leader));

        Assert.Equal(HttpStatusCode.Forbidden, (await app.Api(marketer.Email).GetAsync("/api/v1/audit")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Api(leader.Email!.ToUpperInvariant()).GetAsync("/api/v1/audit")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Api("nobody@hub.test").GetAsync("/api/v1/audit")).StatusCode);
    }

    [Fact]
    public async Task Only_an_admin_key_may_act_as_somebody_else()
    {
        var key = await KeyAsync("Plain", "read");
        key.DefaultRequestHeaders.Add("Hub-Act-As", HubApp.AdminEmail);

        await AssertProblemAsync(await key.GetAsync("/api/v1/definitions"), "scope 'admin'", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task With_a_limit_the_next_request_is_told_how_long_to_wait()
    {
        var limited = new HubApp { Settings = { ["Hub:RateLimit:PerMinute"] = "3" } };
        await limited.InitializeAsync();
        await using var _ = limited;
        limited.Clock.Advance(TimeSpan.FromSeconds(20));
        var client = limited.Api();
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/definitions")).StatusCode);

        var refused = await client.GetAsync("/api/v1/definitions");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(40), refused.Headers.RetryAfter?.Delta);
        limited.Clock.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/definitions")).StatusCode);
    }

    [Fact]
    public void An_endpoint_that_says_no_scope_keeps_the_hub_from_starting()
    {
        var hub = WebApplication.CreateBuilder().Build();
        hub.MapGet("/api/v1/open", () => "for everybody");

        Assert.Contains("/api/v1/open", Assert.Throws<InvalidOperationException>(() => ApiFeature.RefuseUnguardedEndpoints(hub)).Message);
    }

    [Theory]
    [InlineData("?limit=0", "limit")]
    [InlineData("?limit=201", "limit")]
    [InlineData("?limit=many", "limit")]
    [InlineData("?cursor=!!", "cursor")]
    [InlineData("?cursor=AAAA", "cursor")]
    [InlineData("?since=yesterday", "since")]
    [InlineData("?since=2026-03-02T09:00:00", "since")]
    public async Task A_list_names_what_it_cannot_read(string query, string field) =>
        Assert.Equal([field], await (await app.Api().GetAsync($"/api/v1/audit{query}")).MustRefuseFieldsAsync());

    [Fact]
    public async Task The_audit_is_read_in_parts_that_miss_nothing()
    {
        for (var i = 0; i < 5; i++) await app.Api().PutAsync($"/api/v1/admin/teams/part-{i}", new { name = $"Part {i}", side = "sales" });
        List<string> seen = [];
        var cursor = "";
        do
        {
            var page = await (await app.Api().GetAsync($"/api/v1/audit?subject=team/&limit=2{cursor}")).MustBeAsync(HttpStatusCode.OK);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(line => line.GetProperty("after").Text("key")!));
            cursor = page.Text("nextCursor") is { } next ? $"&cursor={next}" : null;
        }
        while (cursor is not null);

        Assert.Equal(["part-0", "part-1", "part-2", "part-3", "part-4"], seen.Where(key => key.StartsWith("part-", StringComparison.Ordinal)));
        var line = (await (await app.Api().GetAsync($"/api/v1/audit?actor={HubApp.AdminEmail}&subject=team/&limit=1")).ReadAsync()).GetProperty("items")[0];
        Assert.Equal((HubApp.AdminEmail, "First key", HubApp.AdminEmail), (line.Text("actor"), line.Text("key"), line.Text("keyOwner")));
        Assert.EndsWith("Z", line.Text("at"));
    }

    private async Task<HttpClient> KeyAsync(string name, string scope, string? owner = null, DateTimeOffset? expiresAt = null)
    {
        var made = await (await app.Api().PostAsync(Keys, new { name, scopes = new[] { scope }, owner, expiresAt })).MustBeAsync(HttpStatusCode.Created);
        var client = app.Host.CreateClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", made.Text("key"));
        return client;
    }

    private async Task<Guid> IdOfAsync(string name)
    {
        await using var db = app.Open();
        return await db.Set<ApiKey>().Where(key => key.Name == name).Select(key => key.Id).SingleAsync();
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer, string? detail, HttpStatusCode? status = null)
    {
        Assert.Equal(status ?? answer.StatusCode, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.ReadAsync();
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.All(["type", "title", "traceId"], member => Assert.NotEmpty(problem.Text(member)!));
        if (detail is not null) Assert.Contains(detail, problem.Text("detail"));
    }
}
