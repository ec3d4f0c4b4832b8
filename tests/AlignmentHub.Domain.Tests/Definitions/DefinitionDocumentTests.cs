using System.Text.Json;
using System.Text.Json.Nodes;
using AlignmentHub.Domain.Definitions;

namespace AlignmentHub.Domain.Tests.Definitions;

public sealed class DefinitionDocumentTests
{
    [Theory]
    [InlineData("colour", "1", "no such member")]
    [InlineData("fit.groups[0].colour", "1", "no such member in a group")]
    [InlineData("fit.groups[0].rules[0].max", "1", "fit rules know no max")]
    [InlineData("engagement.groups[0].rules[0].when", "{}", "engagement rules know no when")]
    [InlineData("stage", "\"sql\"", "another stage")]
    [InlineData("stage", "null", "no stage")]
    [InlineData("gate", "[]", "a list for an object")]
    [InlineData("gate.required", "\"email\"", "a text for a list")]
    [InlineData("gate.required[0]", "\"emial\"", "no such field")]
    [InlineData("gate.required[0]", "7", "a number for a field")]
    [InlineData("gate.required[1]", "\"email\"", "the same field twice")]
    [InlineData("gate.consent", "\"yes\"", "a text for a flag")]
    [InlineData("gate.exclusions[0].name", "\" \"", "a blank name")]
    [InlineData("gate.exclusions[0].when", "null", "no condition")]
    [InlineData("gate.exclusions[0]", "null", "no exclusion")]
    [InlineData("fit.cap", "-1", "a cap below 0")]
    [InlineData("fit.cap", "1000.5", "a cap over 1000")]
    [InlineData("fit.cap", "\"100\"", "a text for a number")]
    [InlineData("fit.groups", "{}", "an object for a list")]
    [InlineData("fit.groups[0]", "null", "no group")]
    [InlineData("fit.groups[0].name", "null", "no name")]
    [InlineData("fit.groups[0].cap", "1001", "a cap over 1000")]
    [InlineData("fit.groups[1].name", "\"role\"", "two groups of one name")]
    [InlineData("fit.groups[0].rules[0]", "true", "a flag for a rule")]
    [InlineData("fit.groups[0].rules[0].name", "\"cap\"", "a reserved name")]
    [InlineData("engagement.groups[0].rules[0].name", "\"Floor\"", "a reserved name")]
    [InlineData("engagement.groups[0].rules[0].name", "\"ceiling\"", "a reserved name")]
    [InlineData("fit.groups[0].rules[1].name", "\"Decision maker \"", "two rules of one name")]
    [InlineData("fit.groups[0].rules[0].points", "null", "no points")]
    [InlineData("fit.groups[0].rules[0].points", "1001", "too many points")]
    [InlineData("fit.groups[0].rules[0].points", "-1000.1", "too few points")]
    [InlineData("fit.groups[0].rules[0].points", "1e400", "more than a number holds")]
    [InlineData("fit.groups[0].rules[0].when.any[0].field", "\"url\"", "a field of activities")]
    [InlineData("engagement.dailyCapPerType", "0", "nothing would count")]
    [InlineData("engagement.dailyCapPerType", "2.5", "no whole number")]
    [InlineData("engagement.groups[0].rules[0].per", "\"day\"", "neither each nor once")]
    [InlineData("engagement.groups[0].rules[0].per", "1", "a number for a text")]
    [InlineData("engagement.groups[0].rules[0].max", "-1", "a bound below 0")]
    [InlineData("engagement.groups[0].rules[0].windowDays", "30", "window and half-life",
        "engagement.groups[0].rules[0].halfLifeDays")]
    [InlineData("engagement.groups[0].rules[0].halfLifeDays", "0", "half-life too short")]
    [InlineData("engagement.groups[0].rules[1].windowDays", "3651", "window too long")]
    [InlineData("engagement.groups[0].rules[1].atLeast", "0", "at least none")]
    [InlineData("engagement.groups[0].rules[1].activity", "null", "no activity")]
    [InlineData("engagement.groups[0].rules[1].activity.type", "\"\"", "a blank type")]
    [InlineData("engagement.groups[0].rules[0].activity.where.field", "\"email\"", "a field of leads")]
    [InlineData("weights.fit", "-0.1", "a weight below 0")]
    [InlineData("thresholds.total", "\"40\"", "a text for a number")]
    [InlineData("thresholds.all", "40", "no such number")]
    [InlineData("grade.fit", "[40, 70]", "the lower one first")]
    [InlineData("grade.fit", "[70]", "one number")]
    [InlineData("grade.engagement", "60", "no list")]
    [InlineData("grade.engagement[1]", "\"30\"", "a text for a number")]
    [InlineData("overrides", "{}", "an object for a list")]
    [InlineData("overrides[0].activity", "null", "no activity")]
    [InlineData("overrides[0].windowDays", "0.001", "window too short")]
    [InlineData("overrides[0].halfLifeDays", "30", "overrides do not fade")]
    [InlineData("overrides[0].when.value", "\"yes\"", "a text for a flag")]
    public void What_cannot_be_is_refused_with_its_path(string path, string value, string because, string? at = null)
    {
        var outcome = SampleDefinition.Json().With(path, value).Parse();

        Assert.False(outcome.IsDone, because);
        Assert.Contains(at ?? path, outcome.Refusal!.Fields.Keys);
    }

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var outcome = SampleDefinition.Json()
            .With("colour", "1")
            .With("gate.required[1]", "\"shoeSize\"")
            .With("fit.groups[0].rules[0].when.any[1].op", "\"matches\"")
            .With("fit.groups[1].rules[0].when.value", "\"twenty\"")
            .With("engagement.groups[0].rules[0].points", "\"ten\"")
            .Parse();

        Assert.Equal(
            ["colour", "engagement.groups[0].rules[0].points", "fit.groups[0].rules[0].when.any[1].op",
                "fit.groups[1].rules[0].when.value", "gate.required[1]"],
            outcome.Refusal!.Fields.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"mql\"")]
    public void What_is_no_object_is_no_definition(string json) =>
        Assert.Contains("$", JsonNode.Parse(json).Parse().Refusal!.Fields.Keys);

    [Fact]
    public void A_member_that_stands_twice_is_refused()
    {
        using var json = JsonDocument.Parse("""{ "stage": "mql", "weights": { "fit": 1, "fit": 0 } }""");

        Assert.Equal(["weights.fit"], DefinitionDocument.Parse(json.RootElement).Refusal!.Fields.Keys);
    }

    [Theory]
    [InlineData("gate")]
    [InlineData("gate.exclusions[0]")]
    [InlineData("fit.groups[0]")]
    [InlineData("fit.groups[0].rules[0]")]
    [InlineData("engagement.groups[0].rules[0]")]
    [InlineData("engagement.groups[0].rules[0].activity")]
    [InlineData("overrides[0]")]
    public void Of_what_is_no_object_only_that_is_told(string path) =>
        Assert.Equal([path], SampleDefinition.Json().With(path, "7").Parse().Refusal!.Fields.Keys);

    [Fact]
    public void Half_a_character_is_refused_and_breaks_nothing()
    {
        using var json = JsonDocument.Parse("""
            { "stage": "mql", "\ud800": 1,
              "fit": { "groups": [{ "name": "\ud800", "rules": [] }, { "name": "a\u0000", "rules": [] }] } }
            """);

        Assert.Equal(
            ["$", "fit.groups[0].name", "fit.groups[1].name"],
            DefinitionDocument.Parse(json.RootElement).Refusal!.Fields.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_left_out_has_the_documented_default()
    {
        var document = JsonNode.Parse("""{ "stage": "mql" }""").Parse().Value!;

        Assert.Equal(100, document.Fit.Cap);
        Assert.Equal(100, document.Engagement.Cap);
        Assert.Equal(20, document.Engagement.DailyCapPerType);
        Assert.Equal(new Weights(0.5, 0.5), document.Weights);
    }

    [Fact]
    public void A_document_written_and_read_again_is_the_same()
    {
        var document = SampleDefinition.Json().Parse().Value!;

        var again = document.ToJson().Parse().Value!;

        Assert.True(JsonNode.DeepEquals(document.ToJson(), again.ToJson()));
        Assert.Equal("VP", document.ToJson().At("fit.groups[0].rules[0].when.any[1].value")!.GetValue<string>());
        Assert.Equal(45, document.ToJson().At("engagement.groups[0].cap")!.GetValue<double>());
    }
}
