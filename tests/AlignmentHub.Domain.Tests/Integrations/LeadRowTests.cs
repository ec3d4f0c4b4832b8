using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Leads;
using static AlignmentHub.Domain.Tests.Integrations.Rows;

namespace AlignmentHub.Domain.Tests.Integrations;

public sealed class LeadRowTests
{
    [Theory]
    [InlineData("{}", "$", "neither key")]
    [InlineData("""[]""", "$", "no object")]
    [InlineData("""{"email":null,"externalId":null}""", "$", "neither key left")]
    [InlineData("""{"email":"ann"}""", "email", "no domain")]
    [InlineData("""{"email":7}""", "email", "a number is no address")]
    [InlineData("""{"externalId":""}""", "externalId", "blank")]
    [InlineData("""{"externalId":"a","nickname":"A"}""", "nickname", "unknown member")]
    [InlineData("""{"externalId":"a","title":"a\u0000b"}""", "title", "NUL")]
    [InlineData("""{"externalId":"a","title":"a\nb"}""", "title", "two lines")]
    [InlineData("""{"externalId":"a","title":"\ud800"}""", "title", "half a character")]
    [InlineData("""{"externalId":"a","title":{}}""", "title", "an object")]
    [InlineData("""{"externalId":"a","accountDomain":"no domain"}""", "accountDomain", "blank inside")]
    [InlineData("""{"externalId":"a","accountDomain":"https://acme.example"}""", "accountDomain", "an address of a page")]
    [InlineData("""{"externalId":"a","consent":"true"}""", "consent", "text in JSON is no flag")]
    [InlineData("""{"externalId":"a","custom":[]}""", "custom", "a list")]
    [InlineData("""{"externalId":"a","custom":{"deep":{"x":1}}}""", "custom.deep", "nested")]
    [InlineData("""{"externalId":"a","custom":{" ":1}}""", "custom", "blank key")]
    [InlineData("""{"externalId":"a","custom":{"id":12345678901234567}}""", "custom.id", "more digits than a number keeps")]
    [InlineData("""{"externalId":"a","createdAt":"2026-03-03T09:00:01Z"}""", "createdAt", "more than a day ahead")]
    [InlineData("""{"externalId":"a","createdAt":"2026-03-01T09:00:00"}""", "createdAt", "no offset")]
    [InlineData("""{"externalId":"a","createdAt":"2026-03-01"}""", "createdAt", "a day")]
    [InlineData("""{"externalId":"a","createdAt":"0001-01-01T00:00:00Z"}""", "createdAt", "before 1900")]
    [InlineData("""{"externalId":"a","history":[{"stage":"nurture","at":"2026-01-01T00:00:00Z"}]}""", "history[0].stage", "illegal from raw")]
    [InlineData("""{"externalId":"a","history":[{"stage":"sql","at":"2026-01-02T00:00:00Z"},{"stage":"mql","at":"2026-01-03T00:00:00Z"}]}""",
        "history[1].stage", "backwards")]
    [InlineData("""{"externalId":"a","history":[{"stage":"mql","at":"2026-01-02T00:00:00Z"},{"stage":"sql","at":"2026-01-01T00:00:00Z"}]}""",
        "history[1].at", "newest first")]
    [InlineData("""{"externalId":"a","history":[{"stage":"MQL","at":"soon"}]}""", "history[0].at history[0].stage", "both wrong")]
    [InlineData("""{"externalId":"a","email":"x","consent":1,"phone":2}""", "consent email phone", "all at once")]
    public void What_is_wrong_is_named_by_its_path(string json, string paths, string because) =>
        Assert.Equal((paths, because), (Problems(LeadRow.Parse(Json(json), Now)), because));

    [Fact]
    public void Every_text_is_as_long_as_its_column_at_most()
    {
        var most = new Dictionary<string, int>
        {
            ["externalId"] = 200, ["firstName"] = 200, ["lastName"] = 200, ["title"] = 200, ["company"] = 200, ["phone"] = 100, ["country"] = 100,
            ["language"] = 35, ["source"] = 200, ["medium"] = 200, ["campaign"] = 200,
        };
        var fitting = most.ToDictionary(m => m.Key, m => RawValue.Cell(new string('x', m.Value)));
        var tooLong = most.ToDictionary(m => m.Key, m => RawValue.Cell(new string('x', m.Value + 1)));

        Assert.True(LeadRow.Parse(RawValue.Object(fitting), Now).IsDone);
        Assert.Equal(most.Keys.Order(StringComparer.Ordinal), LeadRow.Parse(RawValue.Object(tooLong), Now).Refusal!.Fields.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Absent_stays_and_null_or_blank_clears()
    {
        var lead = LeadRow.Parse(Json("""{"email":" Ann@Acme.Example ","title":null,"company":" ","consent":null,"custom":{"plan":null,"seats":12.5}}"""), Now).Value!;

        Assert.Equal("ann@acme.example", lead.Email.Value);
        Assert.Equal((true, null), (lead.Title.IsGiven, lead.Title.Value));
        Assert.Equal((true, null), (lead.Company.IsGiven, lead.Company.Value));
        Assert.Equal((true, (bool?)null), (lead.Consent.IsGiven, lead.Consent.Value));
        Assert.False(lead.Phone.IsGiven);
        Assert.Equal([KeyValuePair.Create("plan", default(FieldValue)), KeyValuePair.Create("seats", FieldValue.From(12.5))], lead.Custom.Value!);
    }

    [Fact]
    public void Cells_are_read_by_the_same_rules_as_JSON()
    {
        var custom = RawValue.Object(new Dictionary<string, RawValue> { ["plan"] = RawValue.Cell("gold") });
        var cells = new Dictionary<string, RawValue> { ["email"] = RawValue.Cell("ann@acme.example"), ["consent"] = RawValue.Cell("Yes"), ["custom"] = custom };

        var fromFile = LeadRow.Parse(RawValue.Object(cells), Now).Value!;
        var fromApi = LeadRow.Parse(Json("""{"email":"ann@acme.example","consent":true,"custom":{"plan":"gold"}}"""), Now).Value!;

        Assert.Equal(fromApi with { Custom = default, History = [] }, fromFile with { Custom = default, History = [] });
        Assert.Equal(fromApi.Custom.Value!, fromFile.Custom.Value!);
    }

    [Fact]
    public void A_past_comes_along_oldest_first()
    {
        var lead = LeadRow.Parse(
            Json("""{"externalId":"a","history":[{"stage":"mql","at":"2026-01-02T01:00:00+01:00"},{"stage":"handedOff","at":"2026-01-02T00:00:00.5Z","by":"Bo"}]}"""), Now);

        Assert.Equal(
            [
                new HistoryStep(LeadStage.Mql, new(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), null),
                new HistoryStep(LeadStage.HandedOff, new(2026, 1, 2, 0, 0, 0, 500, TimeSpan.Zero), "Bo"),
            ],
            lead.Value!.History);
    }

    [Fact]
    public void Custom_values_have_a_bound()
    {
        var keys = Enumerable.Range(0, CustomValues.MostKeys + 1).ToDictionary(i => $"k{i}", _ => RawValue.Cell("x"));
        var long_ = Enumerable.Range(0, 20).ToDictionary(i => $"k{i}", _ => RawValue.Cell(new string('x', CustomValues.MostTextCharacters)));

        Assert.Equal("custom", Problems(LeadRow.Parse(With(keys), Now)));
        Assert.Equal("custom", Problems(LeadRow.Parse(With(long_), Now)));

        static RawValue With(Dictionary<string, RawValue> custom) =>
            RawValue.Object(new Dictionary<string, RawValue> { ["externalId"] = RawValue.Cell("a"), ["custom"] = RawValue.Object(custom) });
    }
}
