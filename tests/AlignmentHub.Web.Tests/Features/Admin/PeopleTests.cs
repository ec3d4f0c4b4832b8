using System.Net;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Audit;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Features.Admin;

public sealed class PeopleTests(HubApp app) : IClassFixture<HubApp>
{
    private const string Users = "/api/v1/admin/users/by-email";

    [Fact]
    public async Task A_person_is_created_changed_and_read_under_the_address()
    {
        await app.Api().PutAsync("/api/v1/admin/teams/emea", new { name = "EMEA", side = "sales" });
        var created = await app.Api().PutAsync($"{Users}/Rita@Example.COM", new { name = "Rita", roles = new[] { "salesRep" }, team = "emea", zone = "Europe/Berlin" });
        var changed = await app.Api().PutAsync($"{Users}/rita@example.com", new { name = "Rita R.", roles = new[] { "salesRep", "salesManager" }, team = "emea" });
        var read = await (await app.Api().GetAsync($"{Users}/rita@example.com")).MustBeAsync(HttpStatusCode.OK);

        Assert.Equal("rita@example.com", (await created.MustBeAsync(HttpStatusCode.Created)).Text("email"));
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.Equal("Rita R.", read.Text("name"));
        Assert.Equal("emea", read.Text("team"));
        Assert.Equal(["salesRep", "salesManager"], read.GetProperty("roles").EnumerateArray().Select(r => r.GetString()));
        Assert.True(read.GetProperty("active").GetBoolean());
        Assert.Equal($"\"{read.GetProperty("version").GetInt32()}\"", changed.Headers.ETag?.Tag);
    }

    [Theory]
    [InlineData("""{ "name": "X", "roles": [] }""", "roles", "no role")]
    [InlineData("""{ "name": " ", "roles": ["leader"] }""", "name", "no name")]
    [InlineData("""{ "roles": ["leader"] }""", "name", "name is required")]
    [InlineData("""{ "name": "X", "roles": ["emperor"] }""", "roles[0]", "no such role")]
    [InlineData("""{ "name": "X", "roles": ["leader"], "team": "nowhere" }""", "team", "no such team")]
    [InlineData("""{ "name": "X", "roles": ["leader"], "calendar": "nowhere" }""", "calendar", "no such calendar")]
    [InlineData("""{ "name": "X", "roles": ["leader"], "zone": "Mars/Olympus" }""", "zone", "no such zone")]
    [InlineData("""{ "name": "X", "roles": ["leader"], "password": "short" }""", "password", "too short")]
    [InlineData("""{ "name": "X", "roles": ["leader"], "password": "aaaaaaaaaaaa" }""", "password", "one letter")]
    [InlineData("""{ "name": "X", "roles": ["leader"], "nickname": "Y" }""", "nickname", "unknown member")]
    [InlineData("""{ "name": "X\u0000", "roles": ["leader"] }""", "name", "NUL")]
    [InlineData("""{ "name": "X\ud800", "roles": ["leader"] }""", "name", "half a character")]
    [InlineData("""{ "name": 1, "roles": ["leader"] }""", "name", "a number as name")]
    [InlineData("""{ "name": "X", "roles": ["leader"], "active": "yes" }""", "active", "text as flag")]
    [InlineData("""[]""", "$", "a list")]
    public async Task What_is_wrong_is_refused_by_its_name_and_nothing_is_stored(string body, string field, string because)
    {
        var answer = await app.Api().PutAsync($"{Users}/wrong@example.com", Answers.Json(body));

        Assert.Equal([field], await answer.MustRefuseFieldsAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Api().GetAsync($"{Users}/wrong@example.com")).StatusCode);
        Assert.NotEmpty(because);
    }

    [Fact]
    public async Task An_address_without_a_domain_is_no_address()
    {
        var answer = await app.Api().PutAsync($"{Users}/rita", new { name = "Rita", roles = new[] { "leader" } });
        Assert.Equal(["email"], await answer.MustRefuseFieldsAsync());
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var demoted = await app.Api().PutAsync($"{Users}/{HubApp.AdminEmail}", new { name = "Admin", roles = new[] { "leader" } });
        var closed = await app.Api().DeleteAsync($"{Users}/{HubApp.AdminEmail}");

        Assert.Equal((HttpStatusCode.Conflict, HttpStatusCode.Conflict), (demoted.StatusCode, closed.StatusCode));
    }

    [Fact]
    public async Task Of_two_administrators_who_close_each_others_account_at_once_one_stays()
    {
        await using var other = new HubApp();
        await other.InitializeAsync();
        await other.Api().PutAsync($"{Users}/second@example.com", new { name = "Second", roles = new[] { "admin" } });

        var answers = await Task.WhenAll(
            other.Api().DeleteAsync($"{Users}/{HubApp.AdminEmail}"),
            other.Api("second@example.com").DeleteAsync($"{Users}/second@example.com"));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.NoContent);
        await using var db = other.Open();
        Assert.Equal(1, await db.Users.CountAsync(p => p.IsActive && p.Roles.Contains(Role.Admin)));
    }

    [Fact]
    public async Task A_removed_person_is_kept_inactive()
    {
        await app.Api().PutAsync($"{Users}/gone@example.com", new { name = "Gone", roles = new[] { "leader" } });
        var answer = await app.Api().DeleteAsync($"{Users}/gone@example.com");
        var read = await (await app.Api().GetAsync($"{Users}/gone@example.com")).ReadAsync();

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.False(read.GetProperty("active").GetBoolean());
        Assert.Equal(HttpStatusCode.Forbidden, (await app.Api("gone@example.com").GetAsync(Users)).StatusCode);
    }

    [Fact]
    public async Task A_write_that_has_seen_an_old_version_is_refused()
    {
        await app.Api().PutAsync($"{Users}/seen@example.com", new { name = "One", roles = new[] { "leader" } });
        var stale = app.Api();
        stale.DefaultRequestHeaders.TryAddWithoutValidation("If-Match", "\"99\"");

        Assert.Equal(HttpStatusCode.Conflict, (await stale.PutAsync($"{Users}/seen@example.com", new { name = "Two", roles = new[] { "leader" } })).StatusCode);
        Assert.Equal("One", (await (await app.Api().GetAsync($"{Users}/seen@example.com")).ReadAsync()).Text("name"));
    }

    [Fact]
    public async Task Every_change_stands_in_the_audit_with_before_and_after_and_without_the_password()
    {
        await app.Api().PutAsync($"{Users}/audited@example.com", new { name = "Before", roles = new[] { "leader" }, password = "three good words" });
        await app.Api().PutAsync($"{Users}/audited@example.com", new { name = "After", roles = new[] { "leader" } });

        await using var db = app.Open();
        var id = await db.Users.Where(p => p.Email == "audited@example.com").Select(p => p.Id).SingleAsync();
        var lines = await db.Set<AuditEntry>().Where(e => e.Subject == $"person/{id}").OrderBy(e => e.Id).ToListAsync();
        Assert.Equal(["person.created", "person.changed"], lines.Select(line => line.Act));
        Assert.Equal("Before", JsonElement.Parse(lines[1].Before!).Text("name"));
        Assert.DoesNotContain("three good words", string.Concat(lines.Select(line => line.After)));
        Assert.All(lines, line => Assert.NotNull(line.ApiKeyId));
    }
}
