using System.Text.Json.Nodes;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Revenue;

public sealed class TryAttributionTests(HubApp app) : IClassFixture<HubApp>
{
    private const string Fine = """{ "model": "linear", "touches": [{ "id": "a", "at": "2026-01-02T00:00:00Z" }], "opportunityCreatedAt": "2026-01-03T00:00:00Z", "closedAt": "2026-02-03T00:00:00Z", "amountMinor": 100 }""";

    [Fact]
    public async Task Every_vector_sent_as_it_is_gets_its_expected_answer()
    {
        var vectors = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "vectors", "attribution.json")))!.AsArray();

        var answer = await app.Given.PostAsync("try/attribution", vectors.ToJsonString());

        Assert.Equal(200, answer.Code);
        foreach (var (vector, given) in vectors.Zip(JsonNode.Parse(answer.Body.GetRawText())!.AsArray()))
        {
            var expected = vector!["expected"]!.AsArray();
            Assert.Equal(expected.Select(e => ($"{e!["id"]}", $"{e["amountMinor"]}")), given!.AsArray().Select(g => ($"{g!["id"]}", $"{g["amountMinor"]}")));
            Assert.All(expected.Zip(given.AsArray()), pair => Assert.Equal((double)pair.First!["weight"]!, (double)pair.Second!["weight"]!, 1e-9));
        }
    }

    [Fact]
    public async Task One_case_gets_one_answer() =>
        Assert.Equal("""[{"id":"a","weight":1,"amountMinor":100}]""", (await app.Given.PostAsync("try/attribution", Fine)).Body.GetRawText());

    [Theory]
    [InlineData("\"linear\"", "\"loudest\"", "model", "no such model")]
    [InlineData("\"linear\"", "null", "model", "no model")]
    [InlineData("100", "-1", "amountMinor", "no money")]
    [InlineData("100", "1.5", "amountMinor", "half a cent")]
    [InlineData("100", "100, \"halfLifeDays\": 0", "halfLifeDays", "it never fades")]
    [InlineData("100", "100, \"colour\": 1", "colour", "unknown member")]
    [InlineData("2026-02-03T00:00:00Z", "2026-02-03", "closedAt", "a day is no instant")]
    [InlineData("\"a\"", "null", "touches[0].id", "whose touch?")]
    [InlineData("2026-01-02T00:00:00Z", "soon", "touches[0].at", "touched when?")]
    public async Task A_case_that_cannot_be_divided_names_its_field(string member, string wrong, string field, string because)
    {
        var bad = Fine.Replace(member, wrong, StringComparison.Ordinal);

        var (one, many) = (await app.Given.PostAsync("try/attribution", bad), await app.Given.PostAsync("try/attribution", $"[{Fine}, {bad}]"));

        Assert.Equal((422, field, because), (one.Code, one.Paths, because));
        Assert.Equal((422, $"[1].{field}", because), (many.Code, many.Paths, because));
    }
}
