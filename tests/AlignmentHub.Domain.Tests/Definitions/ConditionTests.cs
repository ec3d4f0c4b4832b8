using System.Text.Json;
using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Leads;
using AlignmentHub.Domain.Scoring;

namespace AlignmentHub.Domain.Tests.Definitions;

public sealed class ConditionTests
{
    private static readonly LeadAndAccount Subject = new(
        new LeadFacts
        {
            EmailKind = EmailKind.Business, Title = "  Head of Sales ", Company = "   ", Country = "DE",
            Custom = new Dictionary<string, FieldValue>
            {
                ["budget"] = 10000.0, ["code"] = "10000", ["newsletter"] = FieldValue.From(false),
            },
        },
        new AccountFacts { Employees = 20, IsTarget = true });

    [Theory]
    [InlineData("title", "eq", "\"head of SALES\"", true, "trimmed and without case")]
    [InlineData("title", "eq", "\" Head of Sales  \"", true, "the value is trimmed too")]
    [InlineData("title", "eq", "\"head\"", false, "not the whole text")]
    [InlineData("title", "ne", "\"CEO\"", true, "another text")]
    [InlineData("title", "contains", "\"OF\"", true, "without case")]
    [InlineData("title", "contains", "\" sales \"", true, "the value is trimmed")]
    [InlineData("title", "startsWith", "\"head\"", true, "outer blanks do not count")]
    [InlineData("title", "endsWith", "\"sales\"", true, "outer blanks do not count")]
    [InlineData("title", "startsWith", "\"sales\"", false, "it is the end")]
    [InlineData("title", "gt", "5", false, "a text holds no number")]
    [InlineData("title", "isNotEmpty", null, true, "there is a title")]
    [InlineData("company", "isEmpty", null, true, "blank is empty")]
    [InlineData("company", "ne", "\"Acme\"", false, "an empty field satisfies only isEmpty")]
    [InlineData("company", "notIn", "[\"Acme\"]", false, "an empty field satisfies only isEmpty")]
    [InlineData("company", "contains", "\"a\"", false, "nothing in nothing")]
    [InlineData("phone", "isEmpty", null, true, "absent is empty")]
    [InlineData("phone", "isNotEmpty", null, false, "absent is empty")]
    [InlineData("emailKind", "in", "[\"free\", \"Business\"]", true, "one of them")]
    [InlineData("country", "notIn", "[\"us\", \"br\"]", true, "none of them")]
    [InlineData("country", "notIn", "[\"us\", \"de\"]", false, "one of them, without case")]
    [InlineData("consent", "eq", "false", false, "nobody asked, so it is empty")]
    [InlineData("account.isTarget", "eq", "true", true, "a flag")]
    [InlineData("account.isTarget", "ne", "true", false, "a flag")]
    [InlineData("account.employees", "between", "[20, 500]", true, "both ends belong")]
    [InlineData("account.employees", "between", "[5, 20]", true, "both ends belong")]
    [InlineData("account.employees", "gt", "20", false, "not more")]
    [InlineData("account.employees", "gte", "20", true, "as many")]
    [InlineData("account.employees", "lt", "20.5", true, "fewer")]
    [InlineData("account.employees", "lte", "19.99", false, "more")]
    [InlineData("account.employees", "in", "[10, 20]", true, "one of them")]
    [InlineData("account.revenue", "lt", "1000000", false, "an empty number is not small")]
    [InlineData("custom.budget", "eq", "10000", true, "a number equals a number")]
    [InlineData("custom.budget", "eq", "\"10000\"", false, "a text never equals a number")]
    [InlineData("custom.budget", "ne", "\"10000\"", true, "a text never equals a number")]
    [InlineData("custom.code", "eq", "10000", false, "a text never equals a number")]
    [InlineData("custom.code", "gte", "1", false, "a text holds no number")]
    [InlineData("custom.code", "in", "[10000, \"10000\"]", true, "as a text")]
    [InlineData("custom.budget", "contains", "\"0\"", false, "a number is no text")]
    [InlineData("custom.newsletter", "eq", "false", true, "no is an answer")]
    [InlineData("custom.newsletter", "isEmpty", null, false, "no is an answer")]
    [InlineData("custom.newsletter", "lt", "1", false, "a flag is no number")]
    [InlineData("custom.unknown", "isEmpty", null, true, "never given")]
    public void A_field_is_tested_as_documented(string field, string op, string? value, bool expected, string because)
    {
        var json = $$"""{"field":"{{field}}","op":"{{op}}","value":{{value ?? "null"}}}""";

        Assert.True(expected == Holds(json), because);
    }

    [Theory]
    [InlineData("""{"all":[YES,YES]}""", true)]
    [InlineData("""{"all":[YES,NO]}""", false)]
    [InlineData("""{"any":[NO,YES]}""", true)]
    [InlineData("""{"any":[NO,NO]}""", false)]
    [InlineData("""{"not":NO}""", true)]
    [InlineData("""{"not":{"any":[NO,{"all":[YES,{"not":NO}]}]}}""", false)]
    public void Conditions_combine(string json, bool expected) => Assert.Equal(expected, Holds(json));

    [Fact]
    public void Without_an_account_its_fields_are_empty()
    {
        var test = Parse("""{"field":"account.employees","op":"isEmpty"}""").Value!.Compile(LeadFields.Catalogue);

        Assert.True(test(Subject with { Account = null }));
    }

    [Fact]
    public void Other_subjects_bring_their_own_fields()
    {
        var fields = LeadFields.Catalogue.Within<Routed>(
            r => r.Subject, [new("score.total", FieldType.Number, (in r) => r.Total)]);
        using var json = JsonDocument.Parse("""
            {"all":[{"field":"score.total","op":"gte","value":50},{"field":"country","op":"eq","value":"de"},
                    {"field":"custom.budget","op":"gt","value":1}]}
            """);

        var test = ConditionReader.Parse(json.RootElement, fields.TypeOf).Value!.Compile(fields);

        Assert.True(test(new Routed(Subject, 50)));
        Assert.False(test(new Routed(Subject, 49)));
    }

    internal static Outcome<Condition> Parse(string json)
    {
        using var document = JsonDocument.Parse(json
            .Replace("YES", """{"field":"country","op":"eq","value":"DE"}""", StringComparison.Ordinal)
            .Replace("NO", """{"field":"country","op":"eq","value":"US"}""", StringComparison.Ordinal));
        return ConditionReader.Parse(document.RootElement, LeadFields.Catalogue.TypeOf);
    }

    private static bool Holds(string json) => Parse(json).Value!.Compile(LeadFields.Catalogue)(Subject);

    private sealed record Routed(LeadAndAccount Subject, double Total);
}
