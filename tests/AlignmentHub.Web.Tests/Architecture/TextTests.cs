namespace AlignmentHub.Web.Tests.Architecture;

/// <summary>Each rule is shown failing by its sibling.</summary>
public sealed class TextTests
{
    private static IEnumerable<SourceFile> Pages => SourceTree.Files("src/AlignmentHub.Web", ".razor");

    [Fact]
    public void Every_text_that_a_page_asks_for_is_there() => Assert.Empty(TextRules.MissingKeys(Pages, TextRules.Resources()));

    [Fact]
    public void A_text_that_is_not_there_is_found() => Assert.Equal(
        ["A.razor: Lost"],
        TextRules.MissingKeys([new("A.razor", "@inject IStringLocalizer<LeadsTexts> T\n<h1>@T[\"Title\"]</h1><p>@T[\"Lost\"]</p>")], new Dictionary<string, IReadOnlySet<string>> { ["LeadsTexts"] = new HashSet<string> { "Title" } }));

    [Fact]
    public void No_page_holds_words_itself() => Assert.Empty(TextRules.Sentences(Pages));

    [Theory]
    [InlineData("<p>Nothing is waiting.</p>")]
    [InlineData("<h1>Leads</h1>")]
    [InlineData("<td>\n    Waits for sales\n</td>")]
    public void Words_in_the_markup_are_found(string markup) => Assert.NotEmpty(TextRules.Sentences([new("A.razor", markup)]));

    [Theory]
    [InlineData("<p class=\"two words\">@T[\"Title\"] @lead.Name</p>")]
    [InlineData("@* A remark for the next reader *@")]
    [InlineData("@if (_rows.Count == 0)\n{\n    <p>@T[\"Empty\"]</p>\n}\n@code {\n    private string Text => \"not shown as it is\";\n}")]
    public void What_is_no_text_is_left_alone(string markup) => Assert.Empty(TextRules.Sentences([new("A.razor", markup)]));
}
