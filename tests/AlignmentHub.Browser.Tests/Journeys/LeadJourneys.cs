using System.Net.Http.Json;
using AlignmentHub.Browser.Tests.Support;
using AlignmentHub.Domain.Access;
using AlignmentHub.Domain.Leads;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Journeys;

public sealed class LeadJourneys(BrowserHub hub, Chromium chromium) : Journey(hub, chromium), IClassFixture<BrowserHub>
{
    [Fact]
    public async Task A_list_is_narrowed_paged_linked_and_sorted_from_where_the_keys_are()
    {
        foreach (var i in Enumerable.Range(0, 60))
            await Hub.Given.ListedAsync(new($"n{i:00}@narrow.example") { Last = $"Narrow {i:00}", Source = "narrow", Stage = i % 2 == 0 ? LeadStage.Mql : LeadStage.Raw });
        var marketer = await VisitorAsync(await Hub.PersonAsync(Role.Marketer));
        await marketer.GoAsync("/leads?source=narrow&sort=name");
        await Expect(marketer.Page.GetByText("60 leads", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(marketer.Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(51);

        await marketer.Link("Next").ClickAsync();
        await Expect(marketer.Link("Narrow 50")).ToBeVisibleAsync();
        await Expect(marketer.Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(11);
        await marketer.Link("Previous").ClickAsync();
        await Expect(marketer.Link("Narrow 00")).ToBeVisibleAsync();

        await marketer.Page.GetByText("Stage: Any stage").ClickAsync();
        await marketer.Field("MQL").CheckAsync();
        await marketer.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(marketer.Page.GetByText("30 leads", new() { Exact = true })).ToBeVisibleAsync();
        Assert.Contains("stage=mql", marketer.Page.Url, StringComparison.Ordinal);

        var byName = marketer.Page.GetByRole(AriaRole.Columnheader, new() { Name = "Name" });
        await byName.GetByRole(AriaRole.Link).PressAsync("Enter");
        await Expect(byName).ToHaveAttributeAsync("aria-sort", "descending");
        await Expect(byName.GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        (await marketer.BarriersAsync()).ShouldBeNone();
    }

    [Fact]
    public async Task Nothing_found_says_what_to_do()
    {
        var leader = await VisitorAsync(await Hub.PersonAsync(Role.Leader));

        await leader.GoAsync("/leads?q=nobody-of-this-name");

        await Expect(leader.Page.GetByText("No lead matches these filters. Widen or clear them.")).ToBeVisibleAsync();
        await Expect(leader.Page.GetByText("0 leads", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_lead_that_comes_in_appears_and_its_page_follows_what_it_does()
    {
        await Hub.Given.ActiveDefinitionAsync();
        var marketer = await VisitorAsync(await Hub.PersonAsync(Role.Marketer));
        await marketer.GoAsync("/leads?source=live");
        await Expect(marketer.Page.GetByText("No lead matches")).ToBeVisibleAsync();

        await Hub.App.Api().PutAsJsonAsync("/api/v1/leads/by-key", new { email = "liv@live.example", lastName = "Live", source = "live", title = "Head of Live" });
        await marketer.Link("Live").ClickAsync();
        await Expect(marketer.Heading("Live")).ToBeVisibleAsync();
        await Expect(marketer.Page.GetByText("Has a title")).ToBeVisibleAsync();

        await Hub.App.Api().PostAsJsonAsync("/api/v1/activities", new { lead = new { email = "liv@live.example" }, type = "page_view", at = Hub.App.Clock.GetUtcNow(), url = "/live-pricing" });
        await Expect(marketer.Page.GetByText("/live-pricing")).ToBeVisibleAsync();
        await Expect(marketer.Page.GetByText("Raw → Engaged")).ToBeVisibleAsync();
        await marketer.Field("Stages").UncheckAsync();
        await Expect(marketer.Page.GetByText("Raw → Engaged")).ToHaveCountAsync(0);
        await Expect(marketer.Page.GetByText("/live-pricing")).ToBeVisibleAsync();
        (await marketer.BarriersAsync()).ShouldBeNone();
    }

    [Fact]
    public async Task A_marketer_hands_a_lead_to_sales_with_a_reason()
    {
        var rep = await Hub.PersonAsync(Role.SalesRep, name: "Rita Rep");
        await Hub.Given.RuleAsync(await Hub.Given.PoolAsync(rep));
        var lead = await Hub.Given.ListedAsync(new("hand@hand.example") { Last = "Handy", Stage = LeadStage.Engaged });
        var marketer = await VisitorAsync(await Hub.PersonAsync(Role.Marketer));
        await marketer.GoAsync($"/leads/{lead}");

        await marketer.Page.GetByRole(AriaRole.Button, new() { Name = "Hand off to sales" }).ClickAsync();
        var dialog = marketer.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Why should sales have it now?").FillAsync("Asked for a call at the fair.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Hand off to sales" }).ClickAsync();

        await Expect(marketer.Page.GetByText("Hand-off 1 assigned to Rita Rep")).ToBeVisibleAsync();
        await Expect(marketer.Page.GetByText("Asked for a call at the fair.").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Reps_read_leads_and_take_no_list_home()
    {
        var rep = await VisitorAsync(await Hub.PersonAsync(Role.SalesRep), width: 390, height: 844);

        await rep.GoAsync("/leads");
        await rep.ReadyAsync();

        await Expect(rep.Link("Export CSV")).ToHaveCountAsync(0);
        Assert.Equal(0, await rep.OverhangAsync());
        var answer = await rep.Page.Context.APIRequest.GetAsync("/leads/export.csv");
        Assert.DoesNotContain("externalId", await answer.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_takes_the_filtered_list_home()
    {
        await Hub.Given.ListedAsync(new("home@home.example") { Source = "home" });
        var leader = await VisitorAsync(await Hub.PersonAsync(Role.Leader));
        await leader.GoAsync("/leads?source=home");

        var download = await leader.Page.RunAndWaitForDownloadAsync(() => leader.Link("Export CSV").ClickAsync());

        await using var file = await download.CreateReadStreamAsync();
        Assert.Equal(2, (await new StreamReader(file).ReadToEndAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_lead_that_is_not_here_says_so()
    {
        var marketer = await VisitorAsync(await Hub.PersonAsync(Role.Marketer));

        await marketer.GoAsync("/leads/01900000-0000-7000-8000-000000000000");

        await Expect(marketer.Heading("This lead is not here")).ToBeVisibleAsync();
    }
}
