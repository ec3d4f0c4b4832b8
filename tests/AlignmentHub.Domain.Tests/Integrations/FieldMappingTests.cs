using AlignmentHub.Domain.Integrations;

namespace AlignmentHub.Domain.Tests.Integrations;

public sealed class FieldMappingTests
{
    [Theory]
    [InlineData("[]", "$", "no object")]
    [InlineData("""{"columns":{"a":"email"}}""", "kind", "no kind")]
    [InlineData("""{"kind":"content"}""", "kind", "a kind that is not taken")]
    [InlineData("""{"kind":"Leads"}""", "kind", "kinds are written in camel case")]
    [InlineData("""{"kind":"leads","sheet":1}""", "sheet", "unknown member")]
    [InlineData("""{"kind":"leads","columns":{"a":"mail"}}""", "columns.a", "no such member")]
    [InlineData("""{"kind":"leads","columns":{"a":7}}""", "columns.a", "a number names no member")]
    [InlineData("""{"kind":"leads","columns":{"a":"custom."}}""", "columns.a", "custom without a key")]
    [InlineData("""{"kind":"leads","columns":{"a":"history.won.at"}}""", "columns.a", "no such stage")]
    [InlineData("""{"kind":"accounts","columns":{"a":"email"}}""", "columns.a", "a member of leads")]
    [InlineData("""{"kind":"campaigns","columns":{"a":"spend.2026-13.amount"}}""", "columns.a", "no such month")]
    [InlineData("""{"kind":"leads","constants":{"colour":"red"}}""", "constants.colour", "no such member")]
    [InlineData("""{"kind":"leads","constants":{"source":["x"]}}""", "constants.source", "a list")]
    [InlineData("""{"kind":"leads","values":{"a":{"x":[]}}}""", "values.a.x", "a list")]
    [InlineData("""{"kind":"leads","values":{"a":{"Select":null,"select ":""}}}""", "values.a.select ", "twice the same cell")]
    [InlineData("""{"kind":"leads","dates":{"a":{"format":"soon"}}}""", "dates.a.format", "no date format")]
    [InlineData("""{"kind":"leads","dates":{"a":{"format":"HH:mm"}}}""", "dates.a.format", "no day in it")]
    [InlineData("""{"kind":"leads","dates":{"a":{"zone":"Mars/Olympus"}}}""", "dates.a.zone", "no such zone")]
    [InlineData("""{"kind":"leads","dates":{"a":{"culture":"de"}}}""", "dates.a.culture", "unknown member")]
    [InlineData("""{"kind":"leads","decimal":";"}""", "decimal", "no decimal sign")]
    [InlineData("""{"kind":"leads","separator":"x"}""", "separator", "no separator")]
    [InlineData("""{"kind":"leads","rules":{"title":"sometimes"}}""", "rules.title", "no such rule")]
    [InlineData("""{"kind":"activities","rules":{"url":"never"}}""", "rules.url", "activities are never changed")]
    [InlineData("""{"kind":"leads","columns":{"a":"x","b":"y"},"decimal":"x"}""", "columns.a columns.b decimal", "all at once")]
    public void What_is_wrong_with_a_mapping_is_named_by_its_path(string json, string paths, string because)
    {
        var problems = FieldMapping.Parse(json).Refusal?.Fields.Keys.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();

        Assert.Equal((paths, because), (string.Join(' ', problems), because));
    }

    [Fact]
    public void A_mapping_is_written_as_it_is_read()
    {
        const string Json = """
            {"kind":"leads","columns":{"Mail":"email","Notes":null,"Budget":"custom.budget","MQL on":"history.mql.at"},
             "constants":{"source":"fair","consent":true,"custom.year":2026},"values":{"Mail":{"Select":null,"none":""}},
             "dates":{"MQL on":{"format":"dd.MM.yyyy","zone":"Europe/Berlin"}},"decimal":",","encoding":"windows-1252","separator":"\t",
             "rules":{"title":"ifBlank","phone":"never","email":"overwrite"}}
            """;
        var mapping = FieldMapping.Parse(Json).Value!;

        Assert.Equal(mapping.ToJson(), FieldMapping.Parse(mapping.ToJson()).Value!.ToJson());
        Assert.Contains("\"separator\":\"\\t\"", mapping.ToJson(), StringComparison.Ordinal);
        Assert.Contains("\"Select\":null", mapping.ToJson(), StringComparison.Ordinal);
        Assert.Equal(FieldRule.IfBlank, mapping.Rules["title"]);
    }

    [Theory]
    [InlineData("""{"kind":"leads","columns":{"Mail":"email","Zip":"custom.zip"}}""", "columns.Zip", "no such column")]
    [InlineData("""{"kind":"leads","columns":{"Mail":"email","Name":"email"}}""", "columns.Name", "one member from two columns")]
    [InlineData("""{"kind":"leads","columns":{"Name":"lastName"}}""", "columns", "no key")]
    [InlineData("""{"kind":"opportunities","columns":{"Mail":"contact.email"}}""", "columns", "nothing that a deal needs")]
    [InlineData("""{"kind":"leads","columns":{"Mail":"email"},"values":{"Stage":{"x":null}}}""", "columns.Stage", "values of a column that is not there")]
    public void What_does_not_fit_the_file_is_named_by_its_path(string json, string paths, string because)
    {
        var fit = FieldMapping.Parse(json).Value!.Fit(ColumnLayout.Of(["Mail", "Name"]), TimeZoneInfo.Utc, "EUR");

        Assert.Equal((paths, because), (string.Join(' ', fit.Refusal?.Fields.Keys ?? []), because));
    }
}
