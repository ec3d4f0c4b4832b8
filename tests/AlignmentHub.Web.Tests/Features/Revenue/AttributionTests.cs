using System.Net.Http.Json;
using System.Text.Json;
using AlignmentHub.Domain.Revenue;
using AlignmentHub.Web.Features.Revenue.Touches;
using AlignmentHub.Web.Platform.Time;
using AlignmentHub.Web.Tests.Support;

namespace AlignmentHub.Web.Tests.Features.Revenue;

public sealed class AttributionTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Created = new(2026, 1, 10, 0, 0, 0, TimeSpan.Zero);
    private static readonly ReportPeriod Year = new(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private readonly HubApp _app = new();

    private Given Given => _app.Given;

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Won_revenue_is_divided_and_what_nobody_touched_stays_visible()
    {
        var (spring, lead, cold) = (await Given.PastCampaignAsync("spring"), await Given.PastLeadAsync(Created), await Given.PastLeadAsync(Created));
        await Given.TouchAsync(lead, Created.AddDays(-1), campaign: spring);
        await Given.TouchAsync(lead, Created.AddDays(-2));
        await Given.TouchAsync(lead, Created.AddDays(-3), "email_sent", spring);
        await Given.TouchAsync(lead, Created.AddDays(-180).AddSeconds(-1), campaign: spring);
        await Given.PastDealAsync(101, Created, Created.AddDays(20), "Won", null, lead);
        await Given.PastDealAsync(7, Created, Created.AddDays(20), "Won", null, cold);
        await Given.PastDealAsync(1000, Created, Created.AddDays(20), "Lost", null, lead);
        using var api = _app.Api();

        var answer = await api.GetFromJsonAsync<JsonElement>("/api/v1/metrics/attribution?model=linear&groupBy=campaign&from=2026-01-01&to=2027-01-01");

        Assert.Equal(("linear", 108L), (answer.Text("model"), answer.GetProperty("totalMinor").GetInt64()));
        Assert.Equal([("", 51L, 1), ("spring", 50L, 1), (null, 7L, 1)],
            answer.GetProperty("groups").EnumerateArray().Select(g => (g.Text("key"), g.GetProperty("amountMinor").GetInt64(), g.GetProperty("deals").GetInt32())));
    }

    [Fact]
    public async Task In_account_mode_everyone_of_the_account_counts()
    {
        var account = await Given.PastAccountAsync("acme.test");
        var (buyer, colleague) = (await Given.PastLeadAsync(Created), await Given.PastLeadAsync(Created, account: account));
        await Given.TouchAsync(colleague, Created.AddDays(1), source: "webinar");
        await Given.PastDealAsync(100, Created, Created.AddDays(2), "Won", account, buyer);

        var contacts = await EarnedAsync(new EarnedQuestion(Year, AttributionGrouping.Source));
        var everyone = await EarnedAsync(new EarnedQuestion(Year, AttributionGrouping.Source, TouchPersons.Account));

        Assert.Equal([(null, 100L)], contacts.Groups.Select(g => (g.Key, g.AmountMinor)));
        Assert.Equal([("webinar", 100L)], everyone.Groups.Select(g => (g.Key, g.AmountMinor)));
    }

    [Theory]
    [InlineData("model=loudest", "model")]
    [InlineData("groupBy=moon", "groupBy")]
    [InlineData("persons=nobody", "persons")]
    public async Task What_cannot_be_asked_is_refused_by_name(string query, string field)
    {
        using var api = _app.Api();

        using var answer = await api.GetAsync($"/api/v1/metrics/attribution?{query}");

        Assert.Equal([field], await answer.MustRefuseFieldsAsync());
    }

    [Fact]
    public async Task The_same_numbers_come_as_a_table()
    {
        await Given.PastDealAsync(100, Created, Created.AddDays(2), "Won", null, await Given.PastLeadAsync(Created));
        using var api = _app.Api();
        api.DefaultRequestHeaders.Accept.ParseAdd("text/csv");

        var table = await api.GetStringAsync("/api/v1/metrics/attribution?model=uPosition&from=2026-01-01&to=2027-01-01");

        Assert.Equal("model,group,amountMinor,deals\r\nuPosition,no marketing touch,100,1\r\n", table);
    }

    private Task<EarnedRevenue> EarnedAsync(EarnedQuestion asked) => _app.Get<AttributionQueries>().EarnedAsync(asked, AttributionModel.Linear);
}
