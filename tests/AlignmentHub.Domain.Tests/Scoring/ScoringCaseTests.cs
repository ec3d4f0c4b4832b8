using System.Text.Json;
using System.Text.Json.Nodes;
using AlignmentHub.Domain.Scoring;
using AlignmentHub.Domain.Tests.Definitions;

namespace AlignmentHub.Domain.Tests.Scoring;

public sealed class ScoringCaseTests
{
    [Theory]
    [InlineData("document", "null", "document")]
    [InlineData("document.fit.cap", "-1", "document.fit.cap")]
    [InlineData("lead", "null", "lead")]
    [InlineData("lead.title", "7", "lead.title")]
    [InlineData("lead.emailKind", "\"odd\"", "lead.emailKind")]
    [InlineData("lead.consent", "\"yes\"", "lead.consent")]
    [InlineData("lead.custom", "[]", "lead.custom")]
    [InlineData("lead.custom.tags", "[1]", "lead.custom.tags")]
    [InlineData("account", "[]", "account")]
    [InlineData("account.employees", "\"50\"", "account.employees")]
    [InlineData("activities", "{}", "activities")]
    [InlineData("activities[0]", "null", "activities[0]")]
    [InlineData("activities[0].type", "null", "activities[0].type")]
    [InlineData("activities[0].at", "\"yesterday\"", "activities[0].at")]
    [InlineData("at", "null", "at")]
    public void A_wrong_fact_is_refused_with_its_path(string path, string value, string refused)
    {
        var outcome = Parse(Json().With(path, value));

        Assert.Equal([refused], outcome.Refusal?.Fields.Keys ?? []);
    }

    [Fact]
    public void An_instant_without_an_offset_is_UTC()
    {
        var read = Parse(Json()
            .With("at", "\"2026-03-01T12:00:00\"")
            .With("activities[0].at", "\"2026-03-01T13:00:00+02:00\"")).Value!;

        Assert.Equal(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), read.At);
        Assert.Equal(TimeSpan.FromHours(1), read.At - read.Activities[0].At);
    }

    private static JsonObject Json() => new()
    {
        ["document"] = SampleDefinition.Json(),
        ["lead"] = new JsonObject { ["custom"] = new JsonObject { ["budget"] = 7, ["vip"] = true } },
        ["account"] = new JsonObject { ["name"] = "Acme" },
        ["activities"] = new JsonArray(new JsonObject { ["type"] = "webinar", ["at"] = "2026-02-01T00:00:00Z" }),
        ["at"] = "2026-03-01T00:00:00Z",
    };

    private static Outcome<ScoringCase> Parse(JsonNode json)
    {
        using var document = JsonDocument.Parse(json.ToJsonString());
        return ScoringCase.Parse(document.RootElement.Clone());
    }
}
