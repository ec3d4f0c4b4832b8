using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Scoring;

public sealed class TryScoreTests(HubApp app) : IClassFixture<HubApp>
{
    private const double Tolerance = 0.001;

    [Fact]
    public async Task Every_case_of_the_vectors_scores_as_expected_through_the_api()
    {
        using var client = app.Api();
        var cases = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "vectors", "scoring.json")))!.AsArray();

        foreach (var given in cases)
        {
            var expected = given!["expected"]!;
            given.AsObject().Remove("expected");
            var answer = await client.PostAsJsonAsync("/api/v1/try/score", given);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            AssertSame(expected, (await answer.Content.ReadFromJsonAsync<JsonNode>())!);
        }

        Assert.Equal(660, cases.Count);
    }

    [Fact]
    public async Task Every_mistake_is_named_by_its_path()
    {
        using var client = app.Api();

        var answer = await client.PostAsJsonAsync("/api/v1/try/score", JsonNode.Parse("""
            { "document": { "stage": "mql", "fit": { "groups": [ { "name": "g", "rules": [
                { "name": "r", "points": "ten", "when": { "field": "nose", "op": "eq", "value": 1 } } ] } ] }, "colour": 1 },
              "lead": { "consent": "yes" }, "account": null, "activities": [ { "at": "2026-01-01T00:00:00Z" } ], "at": "soon" }
            """));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["errors"]!.AsObject().Select(e => e.Key).ToList();
        Assert.Equal(
            ["activities[0].type", "at", "document.colour", "document.fit.groups[0].rules[0].points", "document.fit.groups[0].rules[0].when.field", "lead.consent"],
            errors.Order(StringComparer.Ordinal));
    }

    private static void AssertSame(JsonNode expected, JsonNode actual)
    {
        foreach (var number in (string[])["fit", "engagement", "total"]) Assert.Equal((double)expected[number]!, (double)actual[number]!, Tolerance);
        foreach (var member in (string[])["grade", "qualifies", "blockedBy", "overriddenBy"])
            Assert.True(JsonNode.DeepEquals(expected[member], actual[member]), $"{member}: {actual[member]?.ToJsonString()}");

        Assert.Equal(expected["lines"]!.AsArray().Select(Place), actual["lines"]!.AsArray().Select(Place));
        Assert.All(expected["lines"]!.AsArray().Zip(actual["lines"]!.AsArray()),
            pair => Assert.Equal((double)pair.First!["points"]!, (double)pair.Second!["points"]!, Tolerance));
    }

    private static (string?, string?, string?) Place(JsonNode? line) => ((string?)line!["part"], (string?)line["group"], (string?)line["rule"]);
}
