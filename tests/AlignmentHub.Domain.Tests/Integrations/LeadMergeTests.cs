using AlignmentHub.Domain.Integrations;
using AlignmentHub.Domain.Leads;
using static AlignmentHub.Domain.Tests.Integrations.Rows;

namespace AlignmentHub.Domain.Tests.Integrations;

public sealed class LeadMergeTests
{
    private static readonly LeadMerge Merge = new(KindOf);

    [Theory]
    [InlineData("a@one.example", null, "b@two.example", "two.example", "the company comes with a new address")]
    [InlineData("a@one.example", null, "b@free.test", "one.example", "a free address says nothing of the company")]
    [InlineData("a@one.example", "other.example", "b@two.example", "other.example", "an account that somebody named stays")]
    [InlineData("a@free.test", null, "b@two.example", "two.example", "the first address with a company")]
    [InlineData("a@one.example", null, "a@one.example", "one.example", "the same address")]
    public void The_account_follows_the_address(string first, string? named, string second, string expected, string because)
    {
        var account = named is null ? "" : $",\"accountDomain\":\"{named}\"";
        var lead = Merge.New(Row($"{{\"email\":\"{first}\"{account}}}"), null);
        var after = Merge.Update(lead, Row($"{{\"externalId\":\"x\",\"email\":\"{second}\"}}"), null);

        Assert.Equal((expected, because), (after.AccountDomain, because));
    }

    [Fact]
    public void An_account_that_was_taken_away_does_not_come_back_by_itself()
    {
        var lead = Merge.New(Row("""{"email":"a@one.example"}"""), null);
        var without = Merge.Update(lead, Row("""{"email":"a@one.example","accountDomain":null}"""), null);

        Assert.Null(without.AccountDomain);
        Assert.Null(Merge.Update(without, Row("""{"email":"a@one.example","title":"x"}"""), null).AccountDomain);
    }

    [Fact]
    public void Rules_protect_what_is_known_and_not_what_is_new()
    {
        var rules = new Dictionary<string, FieldRule>
        {
            ["title"] = FieldRule.IfBlank, ["company"] = FieldRule.IfBlank, ["phone"] = FieldRule.Never, ["custom.plan"] = FieldRule.Never, ["custom.size"] = FieldRule.IfBlank,
        };
        var merge = new LeadMerge(KindOf, rules);
        var lead = merge.New(Row("""{"externalId":"x","title":"Head","phone":"1","custom":{"plan":"gold"}}"""), null);
        var after = merge.Update(lead, Row("""{"externalId":"x","title":"Chief","company":"Acme","phone":"2","country":"DE","custom":{"plan":"tin","size":5}}"""), null);

        Assert.Equal(("Head", "Acme", "1", "DE"), (after.Title, after.Company, after.Phone, after.Country));
        Assert.Equal(["plan=gold", "size=5"], after.Custom.Select(c => $"{c.Key}={c.Value}"));
    }

    [Fact]
    public void Differences_are_to_the_letter()
    {
        var lead = Merge.New(Row("""{"externalId":"x","title":"head","custom":{"plan":"gold","gone":1}}"""), null);
        var after = Merge.Update(lead, Row("""{"externalId":"x","title":"Head","custom":{"plan":"Gold","gone":null,"new":true}}"""), null);

        Assert.Equal(["title:head", "custom.plan:gold", "custom.gone:1", "custom.new:"], after.Since(lead).Select(d => $"{d.Field}:{d.Before}"));
        Assert.Empty(Merge.Update(after, Row("""{"externalId":"x","custom":{"plan":"Gold"}}"""), null).Since(after));
    }

    private static LeadRow Row(string json) => LeadRow.Parse(Json(json), Now).Value!;

    private static EmailKind KindOf(string email) => email.EndsWith("free.test", StringComparison.Ordinal) ? EmailKind.Free : EmailKind.Business;
}
