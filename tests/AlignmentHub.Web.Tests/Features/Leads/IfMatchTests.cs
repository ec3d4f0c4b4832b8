using System.Net;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Leads;

/// <summary>Who says what version they have seen does not write over what came after it (api.md, Concurrency).</summary>
public sealed class IfMatchTests(HubApp app) : IClassFixture<HubApp>
{
    private const string Deal = """ "externalId":"seen","amountMinor":5,"currency":"EUR","stage":"open","createdAt":"2026-01-01T00:00:00Z" """;

    public static TheoryData<string, string> Things => new()
    {
        { "accounts/by-domain/seen.example", """{"name":"NAME"}""" },
        { "campaigns/by-key", """{"key":"seen","name":"NAME"}""" },
        { "opportunities/by-key", $$"""{{{Deal}},"name":"NAME"}""" },
    };

    [Theory]
    [MemberData(nameof(Things))]
    public async Task An_old_version_is_refused_and_the_present_one_taken(string path, string json)
    {
        var unseen = await PutAsync(path, json, "New", "\"1\"");
        var made = await PutAsync(path, json, "First", null);
        var taken = await PutAsync(path, json, "Second", made.Headers.ETag?.Tag);
        var outdated = await PutAsync(path, json, "Third", made.Headers.ETag?.Tag);
        var same = await PutAsync(path, json, "Second", "*");

        Assert.Equal([409, 201, 200, 409, 200], new[] { unseen, made, taken, outdated, same }.Select(answer => (int)answer.StatusCode));
        Assert.Equal(("\"1\"", "\"2\"", "\"2\""), (made.Headers.ETag?.Tag, taken.Headers.ETag?.Tag, same.Headers.ETag?.Tag));
        Assert.Contains("version 2 by now", (await outdated.ReadAsync()).Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lead_is_kept_from_a_sender_who_saw_it_earlier()
    {
        var lead = await app.Given.PutLeadAsync("""{"email":"a@before.example","title":"First"}""");
        using var before = await app.Api().GetAsync($"/api/v1/leads/{lead.Id}");
        var seen = before.Headers.ETag?.Tag;

        var taken = await PutAsync("leads/by-key", """{"email":"a@before.example","title":"NAME"}""", "Second", seen);
        var outdated = await PutAsync("leads/by-key", """{"email":"a@before.example","title":"NAME"}""", "Third", seen);
        var unseen = await PutAsync("leads/by-key", """{"email":"b@before.example"}""", "", seen);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.Conflict), (taken.StatusCode, outdated.StatusCode, unseen.StatusCode));
        Assert.Equal(["a@before.example Second"], await app.Given.ListAsync("select email || ' ' || title from leads where email like '%@before.example'"));
    }

    private async Task<HttpResponseMessage> PutAsync(string path, string json, string name, string? seen)
    {
        var client = app.Api();
        if (seen is not null) client.DefaultRequestHeaders.TryAddWithoutValidation("If-Match", seen);
        return await client.PutAsync($"/api/v1/{path}", Answers.Json(json.Replace("NAME", name, StringComparison.Ordinal)));
    }
}
