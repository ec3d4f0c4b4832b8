using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Platform.Api;

public sealed class ImpatientHub : IAsyncLifetime
{
    public HubApp App { get; } = new() { Settings = { ["Hub:IdempotencyWaitSeconds"] = "1" } };

    public ValueTask InitializeAsync() => App.InitializeAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

public sealed class IdempotencyTests(ImpatientHub hub) : IClassFixture<ImpatientHub>
{
    private readonly HubApp app = hub.App;

    [Fact]
    public async Task A_repeat_gets_the_first_answer_and_changes_nothing()
    {
        var first = await CreateKeyAsync("Repeat", "k1");
        var second = await CreateKeyAsync("Repeat", "k1");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, second.StatusCode));
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal(["true"], second.Headers.GetValues("Idempotency-Replayed"));
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(await IdOfAsync(first), await IdOfAsync(second));
        Assert.Equal(1, await KeysNamedAsync("Repeat"));
    }

    [Fact]
    public async Task A_secret_is_shown_once_and_not_kept_for_repeats()
    {
        var first = await ReadAsync(await CreateKeyAsync("Secret", "k2"));
        var second = await ReadAsync(await CreateKeyAsync("Secret", "k2"));

        Assert.StartsWith("hub_", first.GetProperty("key").GetString());
        Assert.False(second.TryGetProperty("key", out _));
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        await CreateKeyAsync("One", "k3");
        var other = await CreateKeyAsync("Other", "k3");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.True((await ReadAsync(other)).GetProperty("errors").TryGetProperty("Idempotency-Key", out _));
        Assert.Equal(0, await KeysNamedAsync("Other"));
    }

    [Fact]
    public async Task A_refusal_is_kept_too()
    {
        var first = await CreateKeyAsync("", "k4");
        var second = await CreateKeyAsync("", "k4");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, first.StatusCode);
        Assert.True(second.Headers.Contains("Idempotency-Replayed"));
    }

    [Fact]
    public async Task What_could_not_be_read_is_not_kept_and_may_be_sent_right()
    {
        var wrong = await SendAsync("{", "k5");
        var right = await CreateKeyAsync("Right", "k5");

        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal(HttpStatusCode.Created, right.StatusCode);
    }

    [Fact]
    public async Task Of_many_at_once_on_two_servers_one_acts_and_all_get_its_answer()
    {
        await using var other = app.NewHost();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => CreateKeyAsync("Many", "k6", n % 2 == 0 ? null : other.CreateClient())));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single((await Task.WhenAll(answers.Select(IdOfAsync))).Distinct());
        Assert.Equal(1, await KeysNamedAsync("Many"));
    }

    [Fact]
    public async Task A_repeat_that_waits_too_long_is_told_to_ask_again()
    {
        await using var db = app.Open();
        var caller = await db.Set<ApiKey>().Where(k => k.Name == "First key").Select(k => k.Id).SingleAsync();
        await using var running = await db.Database.BeginTransactionAsync();
        var name = $"{caller} POST /api/v1/admin/keys k7";
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({name}, 0))");

        var answer = await CreateKeyAsync("Waits", "k7");

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal(0, await KeysNamedAsync("Waits"));
    }

    [Fact]
    public async Task A_server_that_fails_to_keep_the_answer_has_not_acted_either()
    {
        await using var db = app.Open();
        await db.Database.ExecuteSqlRawAsync("create or replace function fail() returns trigger language plpgsql as $$ begin raise 'no'; end $$");
        await db.Database.ExecuteSqlRawAsync("create trigger fail before insert on idempotent_answers for each row execute function fail()");
        var failed = await CreateKeyAsync("Crash", "k8");
        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        Assert.Equal(0, await KeysNamedAsync("Crash"));

        await db.Database.ExecuteSqlRawAsync("drop trigger fail on idempotent_answers");
        var repeated = await CreateKeyAsync("Crash", "k8");
        Assert.Equal(HttpStatusCode.Created, repeated.StatusCode);
        Assert.Equal(1, await KeysNamedAsync("Crash"));
    }

    [Fact]
    public async Task A_server_that_dies_before_the_commit_leaves_nothing_and_the_repeat_acts()
    {
        await using (await DeadlyTable.OfAsync(app, "idempotent_answers", atTheCommit: false))
        {
            var killed = await CreateKeyAsync("Killed", "k9");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, killed.StatusCode);
            Assert.NotNull(killed.Headers.RetryAfter);
            Assert.Equal("The database does not answer at the moment. Try again.", (await ReadAsync(killed)).GetProperty("detail").GetString());
        }

        Assert.Equal(HttpStatusCode.Created, (await CreateKeyAsync("Killed", "k9")).StatusCode);
        Assert.Equal(1, await KeysNamedAsync("Killed"));
    }

    [Theory]
    [InlineData("lost-at-the-commit", "idempotent_answers")]
    [InlineData(null, "api_keys")]
    public async Task Where_the_database_dies_at_the_commit_nobody_is_told_that_nothing_was_stored(string? key, string table)
    {
        await using var deadly = await DeadlyTable.OfAsync(app, table, atTheCommit: true);

        var lost = await CreateKeyAsync("Lost", key);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, lost.StatusCode);
        Assert.Contains("it may count or not", (await ReadAsync(lost)).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_day_the_key_is_free_again_and_old_answers_are_gone()
    {
        var first = await CreateKeyAsync("Day", "k10");
        app.Clock.Advance(TimeSpan.FromHours(25));
        var next = await CreateKeyAsync("Day", "k10");

        Assert.NotEqual(await IdOfAsync(first), await IdOfAsync(next));
        await using var db = app.Open();
        Assert.Equal(app.Clock.GetUtcNow(), await db.Set<IdempotentAnswer>().MinAsync(a => a.At));
    }

    private Task<HttpResponseMessage> CreateKeyAsync(string name, string? key, HttpClient? client = null) =>
        SendAsync(JsonSerializer.Serialize(new { name, scopes = new[] { "read" } }), key, client);

    private async Task<HttpResponseMessage> SendAsync(string body, string? key, HttpClient? client = null)
    {
        client ??= app.Api();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/admin/keys") { Content = new StringContent(body, null, "application/json") };
        request.Headers.Authorization = new("Bearer", HubApp.AdminKey);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        return await client.SendAsync(request);
    }

    private static Task<JsonElement> ReadAsync(HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>();

    private static async Task<Guid> IdOfAsync(HttpResponseMessage answer) => (await ReadAsync(answer)).GetProperty("id").GetGuid();

    private async Task<int> KeysNamedAsync(string name)
    {
        await using var db = app.Open();
        return await db.Set<ApiKey>().CountAsync(key => key.Name == name);
    }
}
