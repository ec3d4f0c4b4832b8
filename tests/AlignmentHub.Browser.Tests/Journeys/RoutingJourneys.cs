using AlignmentHub.Browser.Tests.Support;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Leads.Bulk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Journeys;

public sealed class RoutingJourneys(BrowserHub hub, Chromium chromium) : Journey(hub, chromium), IClassFixture<BrowserHub>
{
    [Fact]
    public async Task Rules_are_put_into_another_order_by_keys_and_tried_on_a_lead()
    {
        var (ada, ben) = (await Hub.Given.PersonAsync(Role.SalesRep, name: "Ada"), await Hub.Given.PersonAsync(Role.SalesRep, name: "Ben"));
        await Hub.Given.RuleForAsync("Arcadia", await Hub.Given.PoolOfAsync(new { user = ada.Email }));
        var last = await Hub.Given.PoolOfAsync(new { user = ben.Email });
        await Hub.Given.RuleForAsync("Arcadia", last);
        var admin = await VisitorAsync(await Hub.PersonAsync(Role.Admin));
        await admin.GoAsync("/admin/routing");
        var page = admin.Page;
        var rules = page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Arcadia" });
        await Expect(rules).ToHaveCountAsync(2);

        await page.GetByLabel("Country").FillAsync("Arcadia");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        await Expect(page.GetByText("It was the turn of Ada.")).ToBeVisibleAsync();

        await rules.First.FocusAsync();
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await Expect(rules.First).ToContainTextAsync(last);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        await Expect(page.GetByText("It was the turn of Ben.")).ToBeVisibleAsync();
        (await admin.BarriersAsync()).ShouldBeNone();

        await rules.First.GetByRole(AriaRole.Button, new() { Name = "Edit" }).ClickAsync();
        await page.GetByLabel("When nobody is available").SelectOptionAsync("Manager");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(rules.First).ToContainTextAsync("the manager of the team gets it");
    }

    [Fact]
    public async Task Who_switches_to_away_gets_no_leads_and_the_manager_sees_it()
    {
        var team = await Hub.Given.TeamAsync(TeamSide.Sales);
        var rep = await Hub.PersonAsync(Role.SalesRep, team);
        await Hub.Given.RuleForAsync("Nod", await Hub.Given.PoolOfAsync(new { user = rep.Email }));
        var queue = await VisitorAsync(rep);
        await queue.GoAsync("/queue");
        await using (var db = Hub.App.Open())
        {
            await using var held = await db.Database.BeginTransactionAsync();
            await db.Database.ExecuteSqlAsync($"lock table absences in share mode");
            await queue.Page.GetByLabel("I am away").ClickAsync();
            // What the hub drew for that click is there when it answers the next one.
            await queue.Button("Keys of the queue").ClickAsync();
            await Expect(queue.Page.GetByRole(AriaRole.Region, new() { Name = "Keys of the queue" })).ToBeVisibleAsync();
            Assert.True(await queue.Page.GetByLabel("I am away").IsCheckedAsync());
        }

        await Expect(queue.Page.GetByLabel("I am away")).ToBeCheckedAsync();

        await queue.GoAsync("/availability");
        await Expect(queue.Page.GetByRole(AriaRole.Cell, new() { Name = "is away" })).ToBeVisibleAsync();
        (await queue.BarriersAsync()).ShouldBeNone();
        Assert.Null(Web.Tests.Support.Given.RepOf(await Hub.Given.RoutedAsync(await Hub.Given.LeadFromAsync("Nod"))));

        await queue.Page.GetByRole(AriaRole.Button, new() { Name = "Switch to there" }).ClickAsync();
        await Expect(queue.Page.GetByRole(AriaRole.Cell, new() { Name = "gets leads" })).ToBeVisibleAsync();
        Assert.NotNull(Web.Tests.Support.Given.RepOf(await Hub.Given.RoutedAsync(await Hub.Given.LeadFromAsync("Nod"))));
    }

    [Fact]
    public async Task Chosen_leads_get_a_tag_in_the_background_and_the_view_of_it_is_saved()
    {
        await Hub.Given.LeadFromAsync("Viewland");
        var marketer = await VisitorAsync(await Hub.PersonAsync(Role.Marketer));
        await marketer.GoAsync("/leads");
        var page = marketer.Page;
        await page.GetByLabel("Choose all leads of this page").CheckAsync();
        await page.GetByLabel("Tag", new() { Exact = true }).Last.FillAsync("fair");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await Expect(page.GetByText("running:")).ToBeVisibleAsync();
        await Hub.App.Get<RunBulkActs>().RunAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Undo" })).ToBeVisibleAsync();
        (await marketer.BarriersAsync()).ShouldBeNone();

        await marketer.GoAsync("/leads?tag=fair");
        await page.GetByText("Save this view").First.ClickAsync();
        await page.GetByLabel("Name of the view").FillAsync("The fair");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save this view" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "The fair" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_lead_is_found_from_anywhere_by_keys_alone()
    {
        var lead = await Hub.Given.LeadFromAsync("Findland", domain: "findable.test");
        var rep = await VisitorAsync(await Hub.PersonAsync(Role.SalesRep));
        await rep.GoAsync("/queue");
        await Expect(rep.Page.GetByText("Nothing is waiting for you.")).ToBeVisibleAsync();

        await rep.Page.Keyboard.PressAsync("Control+k");
        await rep.Page.Keyboard.TypeAsync("Buyer");
        await Expect(rep.Page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        (await rep.BarriersAsync()).ShouldBeNone();
        await rep.Page.GetByRole(AriaRole.Combobox, new() { Name = "Search everything" }).FillAsync("findable.test");
        await Expect(rep.Page.GetByRole(AriaRole.Option).Filter(new() { HasText = "findable.test" }).First).ToBeVisibleAsync();
        await rep.Page.Keyboard.PressAsync("Enter");
        await Expect(rep.Page).ToHaveURLAsync(new Uri(Hub.Address, $"/leads/{lead}").ToString());
    }
}
