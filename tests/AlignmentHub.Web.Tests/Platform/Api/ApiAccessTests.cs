using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;
using AlignmentHub.Web.Platform.Api;
using AlignmentHub.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace AlignmentHub.Web.Tests.Platform.Api;

public sealed class ApiAccessTests(HubApp app) : IClassFixture<HubApp>
{
    [Fact]
    public async Task Without_a_key_nothing_answers_and_the_problem_says_what_to_send()
    {
        var answer = await app.Host.CreateClient().GetAsync("/api/v1/anything");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        await AssertProblemAsync(answer, "Authorization: Bearer");
    }

    [Fact]
    public async Task What_does_not_exist_is_a_problem_too()
    {
        var answer = await app.Api().GetAsync("/api/v1/anything");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await AssertProblemAsync(answer, null);
    }

    private static async Task AssertProblemAsync(HttpResponseMessage answer, string? detail)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("type").GetString()!);
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.NotEmpty(problem.GetProperty("traceId").GetString()!);
        if (detail is not null) Assert.Contains(detail, problem.GetProperty("detail").GetString());
    }
}
