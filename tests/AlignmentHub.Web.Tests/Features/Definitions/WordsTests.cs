using System.Text.Json.Nodes;
using AlignmentHub.Web.Features.Definitions.Builder;
using AlignmentHub.Web.Features.Revenue;
using AlignmentHub.Web.Tests.Support;
using Microsoft.Extensions.Localization;

namespace AlignmentHub.Web.Tests.Features.Definitions;

/// <summary>How conditions, money and counts read.</summary>
public sealed class WordsTests(HubApp app) : IClassFixture<HubApp>
{
    [Theory]
    [InlineData("""{"field":"account.employees","op":"between","value":[20,199]}""", "Account: employees is between 20 and 199")]
    [InlineData("""{"field":"account.revenue","op":"gte","value":5300000050}""", "Account: revenue is at least 53,000,000.5 EUR")]
    [InlineData("""{"field":"account.revenue","op":"gte","value":1e30}""", "Account: revenue is at least 10,000,000,000,000,000,000,000,000,000 EUR")]
    [InlineData("""{"field":"country","op":"in","value":["DE","AT"]}""", "Country is one of DE, AT")]
    [InlineData("""{"all":[{"field":"account.revenue","op":"gte","value":100},{"field":"account.revenue","op":"lt","value":99950}]}""",
        "Account: revenue is at least 1 EUR and is less than 999.5 EUR")]
    [InlineData("""{"any":[{"field":"title","op":"contains","value":"VP"},{"all":[{"field":"title","op":"contains","value":"IT"},{"field":"country","op":"eq","value":"DE"}]}]}""",
        "Title contains VP or (Title contains IT and Country is DE)")]
    public void A_condition_reads_as_a_person_would_say_it(string condition, string words) =>
        Assert.Equal(words, app.Get<ConditionWords>().Say(JsonNode.Parse(condition)!.AsObject()));

    [Theory]
    [InlineData("fit.groups[0].rules[0].points", "Role › Decision maker › Points")]
    [InlineData("fit.groups[0].rules[0].when.all[1].value", "Role › Decision maker › Condition › All of 2 › Value")]
    [InlineData("fit.groups[1].rules[0].name", "Fit › Group 2 › Rule 1 › Name")]
    [InlineData("thresholds.engagement", "Thresholds › Engagement")]
    [InlineData("gate.required[0]", "Gate › Required 1")]
    [InlineData("engagement.groups[3].surprise", "Engagement › Group 4 › surprise")]
    public void A_problem_says_where_it_stands_in_the_words_of_the_page(string path, string words)
    {
        var root = JsonNode.Parse("""{"fit":{"groups":[{"name":"Role","rules":[{"name":"Decision maker","when":{"all":[{},{}]}}]},{"rules":[{"name":""}]}]}}""")!.AsObject();

        Assert.Equal(words, app.Get<ProblemPlace>().Of(root, path));
    }

    [Theory]
    [InlineData(0, "EUR", "0 EUR")]
    [InlineData(65_129, "EUR", "651.29 EUR")]
    [InlineData(-50_000, "EUR", "-500 EUR")]
    [InlineData(123_456_789, "EUR", "1,234,568 EUR")]
    [InlineData(950, "JPY", "950 JPY")]
    public void Money_has_cents_only_where_they_tell_something(long minor, string currency, string words) => Assert.Equal(words, MoneyText.Format(minor, currency));

    [Theory]
    [InlineData(0, "0 records, 7 EUR")]
    [InlineData(1, "one record, 7 EUR")]
    [InlineData(2_000, "2,000 records, 7 EUR")]
    public void One_of_something_is_told_as_one(long count, string words)
    {
        var texts = app.Get<IStringLocalizer<RevenueTexts>>();

        Assert.Equal(words, texts["TotalSum", count, "7 EUR"]);
        Assert.Equal(words, texts["TotalSum", (int)count, "7 EUR"]);
    }

    [Theory]
    [InlineData("""{"fit":0,"total":0}""", "Without a threshold every lead qualifies")]
    [InlineData("{}", "Without a threshold every lead qualifies")]
    [InlineData("""{"fit":101}""", "No lead can reach these thresholds")]
    [InlineData("""{"total":60.5}""", "No lead can reach these thresholds")]
    [InlineData("""{"engagement":91}""", "No lead can reach these thresholds: fit ends at 100, engagement at 90, the total at 59.")]
    [InlineData("""{"fit":100,"engagement":90,"total":59}""", null)]
    public async Task Thresholds_that_let_everybody_or_nobody_through_are_told_at_once(string thresholds, string? warning)
    {
        var root = JsonNode.Parse($$$"""{"engagement":{"cap":90},"thresholds":{{{thresholds}}},"weights":{"fit":0.5,"engagement":0.1},"grade":{"fit":[70,40],"engagement":[60,30]}}""")!.AsObject();

        var table = await app.RenderAsync<ThresholdEditor>(new() { ["Root"] = new DraftNode(new DraftEditor(), root, "") });

        if (warning is null) Assert.DoesNotContain("rz-alert", table, StringComparison.Ordinal);
        else Assert.Contains(warning, table, StringComparison.Ordinal);
    }
}
