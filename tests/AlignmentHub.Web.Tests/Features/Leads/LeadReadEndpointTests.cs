using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Features.Leads;

public sealed class LeadReadEndpointTests(HubApp app) : IClassFixture<HubApp>
{
    [Fact]
    public async Task A_list_is_walked_by_its_cursor()
    {
        foreach (var i in Enumerable.Range(0, 5)) await app.Given.ListedAsync(new($"w{i}@walk.example") { Source = "walk", Stage = LeadStage.Mql, MinutesOld = i });

        List<string> seen = [];
        for (var cursor = ""; cursor is not null;)
        {
            var page = await GetAsync($"leads?source=walk&stage=mql&sort=-createdAt&limit=2{cursor}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(l => l.GetProperty("email").GetString()!));
            cursor = page.GetProperty("nextCursor").GetString() is { } next ? $"&cursor={next}" : null;
        }

        Assert.Equal(["w0@walk.example", "w1@walk.example", "w2@walk.example", "w3@walk.example", "w4@walk.example"], seen);
    }

    [Theory]
    [InlineData("stage=won", "stage")]
    [InlineData("stage=3", "stage")]
    [InlineData("owner=nobody@hub.test", "owner")]
    [InlineData("sort=company", "sort")]
    [InlineData("updatedSince=yesterday", "updatedSince")]
    [InlineData("limit=500", "limit")]
    [InlineData("cursor=abc", "cursor")]
    [InlineData("q=a%00b", "q")]
    public async Task What_cannot_be_asked_is_named(string query, string name)
    {
        var answer = await app.Api().GetAsync($"/api/v1/leads?{query}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(name, Assert.Single((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task A_cursor_of_another_sort_is_refused()
    {
        foreach (var i in Enumerable.Range(0, 2)) await app.Given.ListedAsync(new($"o{i}@other.example") { Source = "other" });
        var cursor = (await GetAsync("leads?source=other&limit=1")).GetProperty("nextCursor").GetString();

        var answer = await app.Api().GetAsync($"/api/v1/leads?source=other&limit=1&sort=name&cursor={cursor}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task One_lead_is_told_with_its_version_and_its_score()
    {
        await app.Given.ActiveDefinitionAsync();
        var id = await app.Given.ListedAsync(new("ann@one.example") { First = "Ann", Last = "Lee", Score = 42.5 });

        var answer = await app.Api().GetAsync($"/api/v1/leads/{id}");
        var lead = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var score = await GetAsync($"leads/{id}/score");

        Assert.Equal("\"1\"", answer.Headers.ETag?.Tag);
        Assert.Equal("Ann Lee", lead.GetProperty("name").GetString());
        Assert.Equal("raw", lead.GetProperty("stage").GetString());
        Assert.Equal(42.5, lead.GetProperty("score").GetDouble());
        Assert.Equal(42.5, score.GetProperty("total").GetDouble());
        Assert.Equal("2026-03-02T09:00:00Z", score.GetProperty("asOf").GetString());
    }

    [Fact]
    public async Task A_score_can_be_asked_for_any_instant_and_nothing_is_stored()
    {
        await app.Given.ActiveDefinitionAsync();
        var id = await app.Given.ListedAsync(new("sam@instant.example"));
        await using (var db = app.Open())
        {
            await db.Database.ExecuteSqlAsync($"""
                insert into activities (id, lead_id, type, at, arrived_at, is_imported)
                values (gen_random_uuid(), {id}, 'demo_request', '2026-02-01T12:00:00Z', '2026-02-01T12:00:00Z', false)
                """);
        }

        Assert.Equal(0, (await GetAsync($"leads/{id}/score?at=2026-02-01T11:59:59Z")).GetProperty("engagement").GetDouble());
        Assert.Equal(40, (await GetAsync($"leads/{id}/score?at=2026-02-01T12:00:00Z")).GetProperty("engagement").GetDouble());
        Assert.Equal(HttpStatusCode.NotFound, (await app.Api().GetAsync($"/api/v1/leads/{id}/score")).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await app.Api().GetAsync($"/api/v1/leads/{id}/score?at=soon")).StatusCode);
    }

    [Theory]
    [InlineData("leads/01900000-0000-7000-8000-000000000000")]
    [InlineData("leads/01900000-0000-7000-8000-000000000000/score")]
    [InlineData("leads/01900000-0000-7000-8000-000000000000/timeline")]
    public async Task A_lead_that_is_not_there_is_not_found(string path) =>
        Assert.Equal(HttpStatusCode.NotFound, (await app.Api().GetAsync($"/api/v1/{path}")).StatusCode);

    [Fact]
    public async Task The_timeline_tells_everything_latest_first_and_in_parts()
    {
        var id = await app.Given.ListedAsync(new("tim@line.example"));
        var at = app.Clock.GetUtcNow();
        await using var db = app.Open();
        await db.Database.ExecuteSqlAsync($"""
            insert into activities (id, lead_id, type, at, arrived_at, url, is_imported)
            select gen_random_uuid(), {id}, 'page_view', {at} - make_interval(mins => n / 2), {at}, '/pricing', false from generate_series(1, 6) n
            """);
        await db.Database.ExecuteSqlAsync($"""
            insert into stage_moves (lead_id, from_stage, to_stage, at, is_inferred, is_imported) values
              ({id}, null, 'Raw', {at} - interval '1 hour', false, false), ({id}, 'Raw', 'Engaged', {at} - interval '1 minute', false, false)
            """);

        List<JsonElement> seen = [];
        for (var cursor = ""; cursor is not null;)
        {
            var page = await GetAsync($"leads/{id}/timeline?limit=3{cursor}");
            seen.AddRange(page.GetProperty("items").EnumerateArray());
            cursor = page.GetProperty("nextCursor").GetString() is { } next ? $"&cursor={next}" : null;
        }

        Assert.Equal(8, seen.Count);
        Assert.Equal(seen.Select(e => e.GetProperty("at").GetDateTimeOffset()).OrderDescending(), seen.Select(e => e.GetProperty("at").GetDateTimeOffset()));
        Assert.Equal(6, seen.Count(e => e.GetProperty("kind").GetString() == "activity" && e.GetProperty("facts").GetProperty("url").GetString() == "/pricing"));
        Assert.Equal("Raw", seen[^1].GetProperty("facts").GetProperty("to").GetString());
        Assert.Equal(2, (await GetAsync($"leads/{id}/timeline?kind=stage")).GetProperty("items").GetArrayLength());
    }

    private async Task<JsonElement> GetAsync(string path) => await app.Api().GetFromJsonAsync<JsonElement>($"/api/v1/{path}");
}
