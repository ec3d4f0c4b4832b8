using AlignmentHub.Domain.Integrations;

namespace AlignmentHub.Domain.Tests.Integrations;

public sealed class ColumnLayoutTests
{
    [Fact]
    public void Repeated_and_blank_headers_get_names_that_tell_them_apart()
    {
        var layout = ColumnLayout.Of(["Email", "", "email ", "EMAIL", "Name", " ", "Name", "Name#2"]);

        Assert.Equal(["Email", "column 2", "email#2", "EMAIL#3", "Name", "column 6", "Name#2", "Name#2#2"], layout.Names);
    }

    [Theory]
    [InlineData("email#2", 2, "by its name")]
    [InlineData("email ", 2, "as it is written")]
    [InlineData("email", 2, "without outer blanks")]
    [InlineData("Email", 0, "the first one keeps its name")]
    [InlineData("EMAIL", 3, "case tells columns apart")]
    [InlineData(" Name ", 4, "blanks around it do not matter")]
    [InlineData("name", null, "another case is another header")]
    public void A_column_is_found_by_any_spelling_that_is_clear(string name, int? index, string because) =>
        Assert.Equal((index, because), (ColumnLayout.Of(["Email", "", "email ", "EMAIL", "Name"]).IndexOf(name), because));

    [Fact]
    public void Columns_are_suggested_from_the_headers_of_well_known_exports()
    {
        var leads = MappingSuggestion.For(ImportKind.Leads, ColumnLayout.Of(["Lead ID", "First Name", "Prénom", "E-Mail", "Company / Account", "Lead Source", "Hobby"]));

        Assert.Equal(["externalId", "firstName", null, "email", "company", "source", null], leads.Values);
        Assert.Equal("lead.email", MappingSuggestion.For(ImportKind.Activities, ColumnLayout.Of(["Email"]))["Email"]);
    }
}
