using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AlignmentHub.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Platform;

public sealed class OutsideApiTests(HubApp app) : IClassFixture<HubApp>
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/api/docs/index.html")]
    [InlineData("/openapi/v1.json")]
    public async Task Anybody_may_ask_whether_the_hub_is_well_and_how_its_api_works(string path)
    {
        using var browser = app.Host.CreateClient();
        using var answer = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_database_without_this_programs_migrations_is_not_ready()
    {
        await using var db = app.Open();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await db.Database.ExecuteSqlAsync($"create table kept as table \"__EFMigrationsHistory\"");
        await db.Database.ExecuteSqlAsync($"delete from \"__EFMigrationsHistory\"");
        await transaction.CommitAsync();
        using var browser = app.Host.CreateClient();

        using var answer = await browser.GetAsync("/health/ready");
        using var alive = await browser.GetAsync("/health/live");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK), (answer.StatusCode, alive.StatusCode));
        await db.Database.ExecuteSqlAsync($"insert into \"__EFMigrationsHistory\" select * from kept");
    }

    [Fact]
    public async Task The_document_names_every_endpoint_with_its_scope()
    {
        using var browser = app.Host.CreateClient();
        var document = await browser.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        var jobs = document.GetProperty("paths").GetProperty("/api/v1/jobs").GetProperty("get");
        Assert.Contains("scope admin", jobs.GetProperty("description").GetString()!, StringComparison.Ordinal);
        Assert.True(document.GetProperty("components").GetProperty("securitySchemes").TryGetProperty("bearer", out _));
    }
}
