namespace AlignmentHub.Web.Tests.Features.Demo;

public sealed class DemoNumbersTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Theory]
    [InlineData("leads", 5000)]
    [InlineData("accounts", 400)]
    [InlineData("activities", 40_000)]
    [InlineData("campaigns", 12)]
    [InlineData("handoffs", 900)]
    [InlineData("opportunities", 250)]
    [InlineData("people where 'Marketer' = any(roles)", 3)]
    [InlineData("people where 'SalesRep' = any(roles)", 8)]
    [InlineData("people where 'SalesManager' = any(roles)", 1)]
    [InlineData("people where 'Leader' = any(roles)", 1)]
    [InlineData("people where 'Admin' = any(roles)", 1)]
    [InlineData("teams where side = 'Sales'", 2)]
    public async Task The_company_is_as_large_as_told(string what, long count) => Assert.Equal(count, await hub.OneAsync<long>($"select count(*) from {what}"));
}
