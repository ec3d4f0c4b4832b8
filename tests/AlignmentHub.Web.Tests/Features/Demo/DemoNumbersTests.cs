namespace AlignmentHub.Web.Tests.Features.Demo;

public sealed class DemoNumbersTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Theory]
    [InlineData("leads", 5_000)]
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
    [InlineData("teams where side = 'Sales' and manager_id is not null", 2)]
    public async Task The_company_is_as_large_as_told(string what, long count) =>
        Assert.Equal(count, await hub.OneAsync<long>($"select count(*) from {what}"));

    [Theory]
    [InlineData("handoffs where state = 'Assigned'", 20, 30, "decisions wait")]
    [InlineData("sla_clocks where kind = 'Decision' and state = 'Running' and due_at < $1", 3, 12, "some are late")]
    [InlineData("sla_clocks where kind = 'Decision' and state = 'Running' and at_risk_at <= $1 and due_at >= $1", 4, 14, "some are near their end")]
    [InlineData("sla_clocks where kind = 'Decision' and state = 'Running' and at_risk_at > $1", 6, 16, "some are fresh")]
    [InlineData("handoffs where state = 'Accepted' and first_touch_at is null", 5, 15, "some wait for a first call")]
    [InlineData("handoffs where state = 'Queued'", 2, 8, "some wait for somebody to take them")]
    [InlineData("handoffs where state = 'Working'", 20, 40, "some are worked on")]
    public async Task There_is_open_work_now(string what, long least, long most, string because)
    {
        Assert.NotEmpty(because);
        Assert.InRange(await hub.OneAsync<long>($"select count(*) from {what}"), least, most);
    }

    [Fact]
    public async Task Every_rep_has_something_to_decide() =>
        Assert.Equal(8, await hub.OneAsync<long>("select count(distinct rep_id) from handoffs where state = 'Assigned'"));

    [Fact]
    public async Task Every_reason_was_given() =>
        Assert.Equal(11, await hub.OneAsync<long>("select count(distinct reason_key) from handoffs where state = 'Rejected'"));

    [Fact]
    public async Task Each_month_of_the_year_has_leads_hand_offs_and_spend()
    {
        Assert.InRange(await hub.OneAsync<long>("select count(distinct date_trunc('month', created_at)) from leads"), 12, 13);
        Assert.InRange(await hub.OneAsync<long>("select count(distinct date_trunc('month', created_at)) from handoffs"), 12, 13);
        Assert.InRange(await hub.OneAsync<long>("select count(distinct month) from campaign_spends"), 12, 14);
    }

    [Fact]
    public async Task Deals_are_closed_up_to_the_last_weeks() =>
        Assert.True(await hub.OneAsync<long>("select count(*) from opportunities where stage = 'Won' and closed_at > $1 - interval '50 days'") >= 8);
}
