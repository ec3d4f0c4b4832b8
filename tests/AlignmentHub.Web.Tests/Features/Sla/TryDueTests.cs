using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Sla;

public sealed class TryDueTests(HubApp app) : IClassFixture<HubApp>
{
    private const string Office = """{ "timeZone": "Europe/Berlin", "week": { "mon": [["09:00", "17:00"]] } }""";

    [Theory]
    [InlineData("sla-generated.json")]
    [InlineData("sla-peers.json")]
    public async Task Every_vector_sent_as_it_is_gets_its_expected_answer(string file)
    {
        var vectors = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "vectors", file)))!.AsArray();
        var mistakes = new List<string>();
        foreach (var thousand in vectors.Chunk(1000))
        {
            var answers = await AskAsync(new JsonArray([.. thousand.Select(v => v!.DeepClone())]).ToJsonString());
            mistakes.AddRange(thousand.Zip(answers.AsArray()).Where(p => !IsExpected(p.First!, p.Second!["result"])).Select(p => $"{p.First!["id"]}: {p.Second}"));
        }
        Assert.Empty(mistakes);
    }

    [Fact]
    public async Task One_case_gets_one_answer()
    {
        var due = await AskAsync($$"""{ "calendar": {{Office}}, "kind": "due", "start": "2026-03-02T12:00:00+01:00", "minutes": 60, "pauses": null }""");
        Assert.Equal("""{"result":"2026-03-02T12:00:00Z"}""", due.ToJsonString());
        var never = await AskAsync("""{ "calendar": { "timeZone": "UTC" }, "kind": "due", "start": "2026-03-02T12:00:00Z", "minutes": 1 }""");
        Assert.Equal("""{"result":null}""", never.ToJsonString());
    }

    [Theory]
    [InlineData("start", """{ "calendar": OFFICE, "kind": "due", "start": "2026-03-02T12:00:00", "minutes": 1 }""", "a local time names no instant")]
    [InlineData("minutes", """{ "calendar": OFFICE, "kind": "due", "start": "2026-03-02T12:00:00Z", "minutes": -1 }""", "time does not run backwards")]
    [InlineData("minutes", """{ "calendar": OFFICE, "kind": "due", "start": "2026-03-02T12:00:00Z", "minutes": 5256001 }""", "more than ten years")]
    [InlineData("minutes", """{ "calendar": OFFICE, "kind": "due", "start": "2026-03-02T12:00:00Z" }""", "due needs a length")]
    [InlineData("end", """{ "calendar": OFFICE, "kind": "elapsed", "start": "2026-03-02T12:00:00Z" }""", "elapsed needs an end")]
    [InlineData("kind", """{ "calendar": OFFICE, "kind": "soon", "start": "2026-03-02T12:00:00Z" }""", "no such question")]
    [InlineData("kind", """{ "calendar": OFFICE, "start": "2026-03-02T12:00:00Z" }""", "no question")]
    [InlineData("calendar", """{ "kind": "isOpen", "start": "2026-03-02T12:00:00Z" }""", "no calendar")]
    [InlineData("pauses[1]", """{ "calendar": OFFICE, "kind": "isOpen", "start": "2026-03-02T12:00:00Z", "pauses": [["2026-03-02T12:00:00Z", "2026-03-02T13:00:00Z"], null] }""", "half a pause")]
    [InlineData("calendar.timeZone", """{ "calendar": { "timeZone": "Mars/Olympus" }, "kind": "isOpen", "start": "2026-03-02T12:00:00Z" }""", "unknown zone")]
    [InlineData("calendar.timeZone", """{ "calendar": { "timeZone": "UTC\u0000" }, "kind": "isOpen", "start": "2026-03-02T12:00:00Z" }""", "NUL")]
    [InlineData("calendar.week.mon[0]", """{ "calendar": { "timeZone": "UTC", "week": { "mon": [["17:00", "09:00"]] } }, "kind": "isOpen", "start": "2026-03-02T12:00:00Z" }""", "from after to")]
    [InlineData("calendar.week.mon[1]", """{ "calendar": { "timeZone": "UTC", "week": { "mon": [["09:00", "12:00"], ["11:00", "13:00"]] } }, "kind": "isOpen", "start": "2026-03-02T12:00:00Z" }""", "overlap")]
    [InlineData("hours", """{ "calendar": OFFICE, "kind": "isOpen", "start": "2026-03-02T12:00:00Z", "hours": 3 }""", "unknown member")]
    [InlineData("$", "3", "no object")]
    [InlineData("$", "null", "nothing")]
    public async Task A_question_that_cannot_be_answered_names_its_field(string field, string body, string because)
    {
        var question = body.Replace("OFFICE", Office);
        Assert.True(await RefusedAsync(question, field), because);
        var fine = $$"""{ "calendar": {{Office}}, "kind": "isOpen", "start": "2026-03-02T12:00:00Z" }""";
        Assert.True(await RefusedAsync($"[{fine}, {question}]", field == "$" ? "[1]" : $"[1].{field}"), because);
    }

    [Fact]
    public async Task More_than_a_thousand_cases_are_refused()
    {
        var fine = $$"""{ "calendar": {{Office}}, "kind": "isOpen", "start": "2026-03-02T12:00:00Z" }""";
        Assert.True(await RefusedAsync($"[{string.Join(',', Enumerable.Repeat(fine, 1001))}]", "$"));
        Assert.Equal(1000, (await AskAsync($"[{string.Join(',', Enumerable.Repeat(fine, 1000))}]")).AsArray().Count);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public async Task The_ends_of_time_are_answered(string start)
    {
        var answer = await AskAsync($$"""{ "calendar": {{Office}}, "kind": "due", "start": "{{start}}", "minutes": 5256000 }""");
        Assert.True(answer.AsObject().ContainsKey("result"));
    }

    private static bool IsExpected(JsonNode vector, JsonNode? result) => (string?)vector["kind"] switch
    {
        "elapsed" => result!["seconds"]!.GetValue<double>() == vector["expectedSeconds"]!.GetValue<double>()
            && Math.Abs(result["minutes"]!.GetValue<double>() - vector["expected"]!.GetValue<double>()) < 1e-6,
        "due" => result?.GetValue<DateTimeOffset>() == vector["expected"]?.GetValue<DateTimeOffset>(),
        _ => JsonNode.DeepEquals(result, vector["expected"]),
    };

    private async Task<JsonNode> AskAsync(string body)
    {
        var answer = await PostAsync(body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private async Task<bool> RefusedAsync(string body, string field)
    {
        var answer = await PostAsync(body);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        return errors.TryGetProperty(field, out _) ? true : throw new InvalidOperationException(errors.ToString());
    }

    private async Task<HttpResponseMessage> PostAsync(string body)
    {
        using var client = app.Api();
        return await client.PostAsync(new Uri("/api/v1/try/due", UriKind.Relative), new StringContent(body, Encoding.UTF8, "application/json"));
    }
}
