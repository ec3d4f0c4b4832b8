using AlignmentHub.Browser.Tests.Support;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Revenue.Closing;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Journeys;

/// <summary>The pages about revenue on a phone, a desk and a wall. Those that a menu leads to are seen in both lights by <see cref="EveryPageJourneys"/>.</summary>
public sealed class RevenueScreens(BrowserHub hub, Chromium chromium) : Journey(hub, chromium), IClassFixture<BrowserHub>
{
    [Fact]
    public async Task Every_page_fits_and_nothing_stands_in_the_way()
    {
        var deal = await SomethingAsync("fits");
        var leader = await VisitorAsync(await Hub.PersonAsync(Role.Leader), look: ColorScheme.Dark);
        var faults = new List<string>();
        foreach (var address in new[] { "/revenue", "/revenue?wall=true", "/revenue/attribution", "/campaigns", "/campaigns/fits", "/revenue/targets", $"/revenue/months?month={LastMonth:yyyy-MM}", "/revenue/terms", "/revenue?funnel=throughput&by=Source", "/revenue/records?of=campaignMqls&key=none", $"/revenue/records?of=monthAdjustment&number=revenue/won&from={LastMonth:yyyy-MM-dd}&to={LastMonth.AddMonths(1):yyyy-MM-dd}", $"/revenue/deals/{deal}" })
        {
            await leader.GoAsync(address);
            await leader.ReadyAsync();
            foreach (var (width, look) in ((int, ColorScheme)[])[(Looking.Wall, ColorScheme.Dark), (Looking.Desk, ColorScheme.Light), (Looking.Phone, ColorScheme.Dark)])
            {
                faults.AddRange(await leader.OverhangAsync(width));
                await leader.LightAsync(look);
                faults.AddRange(await leader.BarriersAsync());
            }
        }

        faults.ShouldBeNone();
    }

    [Fact]
    public async Task A_model_is_switched_a_view_is_shared_and_a_chart_a_table_and_the_page_on_paper_are_taken_along()
    {
        await SomethingAsync("along");
        var leader = await VisitorAsync(await Hub.PersonAsync(Role.Leader), look: ColorScheme.Dark);
        await leader.GoAsync("/revenue/attribution");
        await leader.Page.GetByRole(AriaRole.Combobox, new() { Name = "Model", Exact = true }).SelectOptionAsync("First touch");
        await Expect(leader.Page.GetByText("All credit goes to the first touch.")).ToBeVisibleAsync();
        Assert.Contains("model=First", leader.Page.Url, StringComparison.Ordinal);

        await leader.GoAsync("/revenue?by=Campaign");
        await leader.Page.GetByText("Save this view").First.ClickAsync();
        await leader.Field("Name of the view").FillAsync("By campaign");
        await leader.Button("Save this view").ClickAsync();
        await Expect(leader.Link("By campaign")).ToHaveAttributeAsync("href", "/revenue?by=Campaign");

        var picture = await leader.Page.RunAndWaitForDownloadAsync(() => leader.Button("PNG").First.ClickAsync());
        Assert.EndsWith(".png", picture.SuggestedFilename, StringComparison.Ordinal);
        await leader.Page.GetByText("Tables (CSV)", new() { Exact = true }).ClickAsync();
        var table = await leader.Page.RunAndWaitForDownloadAsync(() => leader.Link("Attribution").Last.ClickAsync());
        Assert.StartsWith("attribution-", table.SuggestedFilename, StringComparison.Ordinal);

        var (menu, chart, numbers) = (leader.Page.GetByRole(AriaRole.Banner), leader.Page.GetByRole(AriaRole.Img).First, leader.Page.GetByRole(AriaRole.Table).First);
        await Expect(menu).ToBeVisibleAsync();
        await leader.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(menu).ToBeHiddenAsync();
        await Expect(leader.Button("PNG")).ToHaveCountAsync(0);
        await Expect(leader.Field("From")).ToBeHiddenAsync();
        await Expect(chart).ToBeVisibleAsync();
        await Expect(chart.Locator("text").First).ToHaveCSSAsync("fill", "rgb(0, 0, 0)");
        await Expect(numbers).ToBeVisibleAsync();
    }

    private DateOnly LastMonth
    {
        get
        {
            var today = Hub.App.Clock.GetUtcNow();
            return new DateOnly(today.Year, today.Month, 1).AddMonths(-1);
        }
    }

    /// <summary>A campaign, a lead that it brought, the deal that was won with it, and one that a closed month hears of too late.</summary>
    private async Task<Guid> SomethingAsync(string name)
    {
        await Hub.App.Get<CloseMonth>().RunAsync(LastMonth, Actor.System);
        await Hub.Given.PastDealAsync(1_234, Hub.App.Clock.GetUtcNow().AddDays(-90), new(LastMonth.AddDays(14), TimeOnly.MinValue, TimeSpan.Zero), "Won", null);
        var now = Hub.App.Clock.GetUtcNow();
        var (campaign, lead) = (await Hub.Given.PastCampaignAsync(name), await Hub.Given.PastLeadAsync(now.AddDays(-5), "ads"));
        await Hub.Given.TouchAsync(lead, now.AddDays(-4), campaign: campaign, source: "ads");
        await Hub.Given.MoveAsync(lead, Domain.Leads.LeadStage.Mql, now.AddDays(-4));
        await Hub.Given.PastHandoffAsync(lead, now.AddDays(-3), "tooSmall", campaign);
        return await Hub.Given.PastDealAsync(123_456, now.AddDays(-3), now.AddDays(-1), "Won", null, lead);
    }
}
