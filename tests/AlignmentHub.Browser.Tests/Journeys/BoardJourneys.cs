using AlignmentHub.Browser.Tests.Screens;
using AlignmentHub.Browser.Tests.Support;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Access;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Journeys;

public sealed class BoardJourneys(BrowserHub hub, Chromium chromium) : Journey(hub, chromium), IClassFixture<BrowserHub>
{
    // Those of the other journeys are in the list, too.
    private const int MostReps = 50;

    [Fact]
    public async Task A_manager_drags_a_breached_lead_to_another_rep_and_the_reps_page_follows()
    {
        var (manager, ada, ben, handoff) = await TeamAsync();
        Hub.App.Clock.Advance(TimeSpan.FromHours(5));
        var page = await VisitorAsync(ben);
        var queue = new QueueScreen(page);
        await queue.OpenAsync();
        await Expect(queue.Told("Nothing is waiting for you.")).ToBeVisibleAsync();
        // There are lanes of the other journeys' teams, too, and nobody scrolls while dragging.
        var board = await VisitorAsync(manager, height: 2_400);
        await board.GoAsync("/sla?show=Breached");
        await board.ReadyAsync();

        var card = Lane(board, ada).GetByRole(AriaRole.Article);
        await Expect(card).ToContainTextAsync("Overdue");
        await card.DragToAsync(Lane(board, ben));

        await Expect(page.Button("Accept")).ToBeVisibleAsync();
        Assert.Equal(ben.Id, (await Hub.Given.ReadAsync(handoff)).RepId);
        await Expect(Lane(board, ada).GetByRole(AriaRole.Article)).ToHaveCountAsync(0);
        await board.GoAsync($"/handoffs/{handoff}");
        await Expect(board.Page.GetByText($"Then given to {ben.Name} by {manager.Name},")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_double_click_asks_once()
    {
        var manager = await VisitorAsync(await Hub.PersonAsync(Role.SalesManager));
        await manager.GoAsync("/sla/requests");
        var page = manager.Page;

        foreach (var title in (string[])["One price list", "Another price list"])
        {
            await page.GetByLabel("What do you need?").FillAsync(title);
            await page.GetByRole(AriaRole.Button, new() { Name = "Ask marketing" }).DblClickAsync();
            await Expect(page.GetByLabel("What do you need?")).ToHaveValueAsync("");
            await Expect(page.GetByText(title, new() { Exact = true })).ToHaveCountAsync(1);
        }

        Assert.Equal(2L, await Hub.Given.AskAsync<long>("select count(*) from content_requests"));
    }

    [Fact]
    public async Task The_same_goes_by_keys_and_on_a_phone()
    {
        var (manager, ada, ben, handoff) = await TeamAsync();
        var board = await VisitorAsync(manager, width: 390, height: 844);
        await board.GoAsync("/sla?show=Open");
        await board.ReadyAsync();

        await Lane(board, ada).GetByRole(AriaRole.Button, new() { NameRegex = new("^Move ") }).FocusAsync();
        await board.PressAsync("Enter");
        await Expect(board.Field("Give to")).ToBeFocusedAsync();
        for (var press = 0; press < MostReps && await board.Field("Give to").InputValueAsync() != $"{ben.Id}"; press++) await board.PressAsync("ArrowDown");
        await board.PressAsync("Tab");
        await board.PressAsync("Enter");

        await Expect(Lane(board, ben).GetByRole(AriaRole.Article)).ToHaveCountAsync(1);
        Assert.Equal(ben.Id, (await Hub.Given.ReadAsync(handoff)).RepId);
        Assert.Equal(0, await board.OverhangAsync());
    }

    [Theory]
    [InlineData("/sla?by=Team&show=Open")]
    [InlineData("/sla/scorecard")]
    [InlineData("/sla/clocks?side=Sales")]
    [InlineData("/sla/speed")]
    [InlineData("/sla/plan")]
    [InlineData("/sla/requests")]
    public async Task Nothing_on_the_pages_of_the_sla_stands_in_the_way_of_anybody(string address)
    {
        var (manager, _, _, _) = await TeamAsync();
        var visitor = await VisitorAsync(manager, width: 390, height: 844);
        await visitor.GoAsync(address);
        await visitor.ReadyAsync();

        (await visitor.BarriersAsync()).ShouldBeNone();
        Assert.Equal(0, await visitor.OverhangAsync());
    }

    private static ILocator Lane(Visitor visitor, Person rep) => visitor.Page.GetByRole(AriaRole.Region, new() { Name = rep.Name, Exact = true });

    private async Task<(Person Manager, Person Ada, Person Ben, Guid Handoff)> TeamAsync()
    {
        var manager = await Hub.PersonAsync(Role.SalesManager);
        var team = await Hub.Given.TeamAsync(TeamSide.Sales, manager.Id);
        var number = Guid.NewGuid().ToString("n")[..6];
        var (ada, ben) = (await Hub.PersonAsync(Role.SalesRep, team, $"Ada {number}"), await Hub.PersonAsync(Role.SalesRep, team, $"Ben {number}"));
        return (manager, ada, ben, await Hub.Given.AssignedAsync(ada));
    }
}
