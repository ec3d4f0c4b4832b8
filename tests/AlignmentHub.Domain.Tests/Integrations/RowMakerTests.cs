using AlignmentHub.Domain.Definitions.Conditions;
using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Leads;
using static AlignmentHub.Domain.Tests.Integrations.Rows;

namespace AlignmentHub.Domain.Tests.Integrations;

public sealed class RowMakerTests
{
    [Fact]
    public void Cells_become_the_row_that_the_API_would_get()
    {
        var maker = Maker("""
            {"kind":"leads","columns":{"Mail":"email","Head":"title","Budget":"custom.budget","Won":"history.customer.at","Mql":"history.mql.at","Ok":"consent"},
             "constants":{"source":"fair"},"values":{"Head":{"Select":null}},"dates":{"Won":{"format":"dd/MM/yyyy","zone":"Europe/Berlin"}}}
            """, "Mail", "Head", "Budget", "Won", "Mql", "Ok", "Rest");

        var lead = Lead(maker.Make([" Ann@Acme.Example ", "select", "1200.5", "1/7/2025", "2025-06-30", "yes", "ignored"]));

        Assert.Equal("ann@acme.example", lead.Email.Value);
        Assert.False(lead.Title.IsGiven);
        Assert.Equal("fair", lead.Source.Value);
        Assert.True(lead.Consent.Value);
        Assert.Equal(FieldValue.From(1200.5), lead.Custom.Value!["budget"]);
        Assert.Equal([(LeadStage.Mql, new DateTimeOffset(2025, 6, 30, 0, 0, 0, TimeSpan.Zero)), (LeadStage.Customer, new(2025, 6, 30, 22, 0, 0, TimeSpan.Zero))],
            lead.History.Select(h => (h.Stage, h.At)));
    }

    [Theory]
    [InlineData("""{"title":"overwrite"}""", true, "asked to overwrite, a blank cell clears")]
    [InlineData("{}", false, "without a rule it says nothing")]
    [InlineData("""{"title":"ifBlank"}""", false, "it has nothing to fill in")]
    public void A_blank_cell_clears_only_where_the_file_is_to_overwrite(string rules, bool clears, string because)
    {
        var maker = Maker($$"""{"kind":"leads","columns":{"Mail":"email","Title":"title"},"rules":{{rules}}}""", "Mail", "Title");

        Assert.Equal((clears, because), (Lead(maker.Make(["ann@acme.example", " "])).Title.IsGiven, because));
    }

    [Fact]
    public void A_constant_fills_what_the_column_leaves_blank()
    {
        var maker = Maker("""{"kind":"leads","columns":{"Mail":"email","Source":"source"},"constants":{"source":"fair"}}""", "Mail", "Source");

        Assert.Equal("fair", Lead(maker.Make(["ann@acme.example", ""])).Source.Value);
        Assert.Equal("web", Lead(maker.Make(["ann@acme.example", "web"])).Source.Value);
        Assert.Equal("fair", Lead(maker.Make(["ann@acme.example"])).Source.Value);
    }

    [Theory]
    [InlineData("5", 5.0, "a whole number")]
    [InlineData("-2.5", -2.5, "a fraction")]
    [InlineData("0.5", 0.5, "less than one")]
    [InlineData("007", "007", "leading zeros belong to an id")]
    [InlineData("+49123", "+49123", "a telephone number")]
    [InlineData("1,5", "1,5", "not the decimal sign of this file")]
    [InlineData("12345678901234567890", "12345678901234567890", "more digits than a number keeps")]
    [InlineData("1e5", "1e5", "an id may look like this")]
    public void A_field_of_ones_own_is_a_number_where_nothing_is_lost(string cell, object value, string because)
    {
        var maker = Maker("""{"kind":"leads","columns":{"Mail":"email","Size":"custom.size"}}""", "Mail", "Size");
        var expected = value is double number ? FieldValue.From(number) : FieldValue.From((string)value);

        Assert.Equal((expected, because), (Lead(maker.Make(["ann@acme.example", cell])).Custom.Value!["size"], because));
    }

    [Theory]
    [InlineData("1.234,50", ",", "BRL", 123450L, "thousands and decimals of the country")]
    [InlineData("R$ 1 234,5", ",", "BRL", 123450L, "with a sign and blanks")]
    [InlineData("1,234.50", ".", "EUR", 123450L, "the other way round")]
    [InlineData("0.0", ".", "BRL", 0L, "nothing")]
    [InlineData("1200", ".", "JPY", 1200L, "a currency without decimals")]
    [InlineData("1,5", ".", "EUR", null, "a decimal comma where a point is expected")]
    [InlineData("1.005", ".", "EUR", null, "more decimals than the currency has")]
    [InlineData("12,34.5", ".", "EUR", null, "thousands in the wrong place")]
    [InlineData("about 5", ".", "EUR", null, "words")]
    public void Amounts_are_read_as_people_write_them(string cell, string sign, string currency, long? minor, string because)
    {
        var maker = Maker($$"""{"kind":"opportunities","columns":{"Id":"externalId","Name":"name","Sum":"amount","Cur":"currency","Stage":"stage","On":"createdAt"},"decimal":"{{sign}}"}""",
            "Id", "Name", "Sum", "Cur", "Stage", "On");
        var made = maker.Make(["1", "Deal", cell, currency, "Open", "2026-01-01"]);

        Assert.Equal((minor is null ? "amount" : "", because), (string.Join(' ', made.Problems.Keys), because));
        if (minor is not null) Assert.Equal(minor, OpportunityRow.Parse(made.Row, Now).Value!.AmountMinor);
    }

    [Theory]
    [InlineData("2026-01-31", null, "2026-01-31T00:00:00Z", "a day is its first moment")]
    [InlineData("2026-01-31 09:30:15", null, "2026-01-31T09:30:15Z", "a blank between")]
    [InlineData("2025-09-12T15:05:13+05:30", null, "2025-09-12T09:35:13Z", "its own offset")]
    [InlineData("3/15/2024 2:30 PM", "MM/dd/yyyy hh:mm tt", "2024-03-15T14:30:00Z", "American, without leading zeros")]
    [InlineData("31.12.2024", "DD.MM.YYYY", "2024-12-31T00:00:00Z", "capitals as other programs write them")]
    [InlineData("20240131", "yyyyMMdd", "2024-01-31T00:00:00Z", "digits side by side")]
    [InlineData("1/2/2025", null, null, "nobody knows which is the month")]
    [InlineData("31/12/2024", "MM/dd/yyyy", null, "there is no such month")]
    [InlineData("yesterday", null, null, "words")]
    public void Dates_are_read_in_the_format_of_the_file(string cell, string? format, string? at, string because)
    {
        var read = new DateReading(format, TimeZoneInfo.Utc).Read(cell);

        Assert.Equal((at, because), (read?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null), because));
    }

    [Theory]
    [InlineData("2026-03-29 02:30", "2026-03-29T01:30:00Z", "a time that the clock skips")]
    [InlineData("2026-10-25 02:30", "2026-10-25T00:30:00Z", "the first of two")]
    [InlineData("2026-07-01", "2026-06-30T22:00:00Z", "midnight in summer")]
    public void Local_times_follow_the_clock_of_the_zone(string cell, string at, string because)
    {
        var read = new DateReading(null, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).Read(cell);

        Assert.Equal((at, because), (read?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null), because));
    }

    [Fact]
    public void A_footer_and_a_line_with_too_many_cells_are_no_rows()
    {
        var maker = Maker("""{"kind":"leads","columns":{"Mail":"email"}}""", "Mail", "Name", "Phone");

        Assert.Contains("one cell where the header has 3", Assert.Single(maker.Make(["Copyright (c) 2025"]).Problems["$"]), StringComparison.Ordinal);
        Assert.Contains("4 cells where the header has 3", Assert.Single(maker.Make(["a@b.example", "x", "y", "z"]).Problems["$"]), StringComparison.Ordinal);
        Assert.Empty(maker.Make(["a@b.example", "x", "y", " "]).Problems);
        Assert.Empty(maker.Make(["a@b.example", "x"]).Problems);
    }

    [Theory]
    [InlineData("dd/MM/yyyy", "31/12/2024", "1/2/2025")]
    [InlineData("MM/dd/yyyy HH:mm", "3/15/2024 14:30", "1/2/2025 09:00")]
    [InlineData(null, "1/2/2025", "3/4/2025")]
    [InlineData(null, "2026-01-31", "2026-02-01")]
    public void A_date_format_is_guessed_only_where_one_fits(string? format, params string[] cells) => Assert.Equal(format, DateGuess.Of(cells));

    private static RowMaker Maker(string mapping, params string[] headers)
    {
        var read = FieldMapping.Parse(mapping);
        var fit = (read.Value ?? throw new InvalidOperationException(string.Join(' ', read.Refusal!.Fields.Keys))).Fit(ColumnLayout.Of(headers), TimeZoneInfo.Utc, "EUR");
        return fit.Value ?? throw new InvalidOperationException(string.Join(' ', fit.Refusal!.Fields.Values.SelectMany(m => m)));
    }

    private static LeadRow Lead(MadeRow made)
    {
        Assert.Empty(made.Problems);
        var read = LeadRow.Parse(made.Row, Now);
        return read.Value ?? throw new InvalidOperationException(string.Join(' ', read.Refusal!.Fields.Select(f => $"{f.Key}: {f.Value[0]}")));
    }
}
