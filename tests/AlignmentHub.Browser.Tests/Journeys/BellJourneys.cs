using System.Net.Http.Json;
using AlignmentHub.Browser.Tests.Screens;
using AlignmentHub.Browser.Tests.Support;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Features.Sla;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Journeys;

public sealed class BellJourneys(BrowserHub hub, Chromium chromium) : Journey(hub, chromium), IClassFixture<BrowserHub>
{
    [Fact]
    public async Task An_assignment_and_a_breach_ring_once_and_the_board_shows_who_missed_what()
    {
        var manager = await Hub.PersonAsync(Role.SalesManager);
        var rep = await Hub.PersonAsync(Role.SalesRep, await Hub.Given.TeamAsync(TeamSide.Sales, manager.Id));
        await Hub.Given.RuleAsync(await Hub.Given.PoolAsync(rep));
        await Hub.Given.ActiveDefinitionAsync();
        var visitor = await VisitorAsync(rep);
        var bell = new BellScreen(visitor);
        await new QueueScreen(visitor).OpenAsync();
        await Expect(bell.None).ToBeVisibleAsync();

        await QualifyAsync("Bea Bell");
        await bell.ShowsAsync(1);
        await bell.OpenAsync();
        await Expect(bell.Notices).ToHaveTextAsync(["Bea Bell is yours to decide"]);

        await MissAsync();
        await bell.ShowsAsync(2);
        await Expect(bell.Notices).ToHaveTextAsync(["Bea Bell: the decision was missed", "Bea Bell is yours to decide"]);
        (await visitor.BarriersAsync()).ShouldBeNone();

        var board = await VisitorAsync(manager);
        await board.GoAsync("/sla");
        var card = board.Page.GetByRole(AriaRole.Region, new() { Name = rep.Name, Exact = true }).GetByRole(AriaRole.Article);
        await Expect(card).ToContainTextAsync("Bea Bell");
        await Expect(card).ToContainTextAsync("Overdue: Decision");
        await new BellScreen(board).ShowsAsync(1);

        await visitor.Button("Mark all as read").ClickAsync();
        await Expect(bell.None).ToBeVisibleAsync();
        await visitor.Page.ReloadAsync();
        await Expect(bell.None).ToBeVisibleAsync();
    }

    /// <summary>The decision falls due, and the sweep that finds it comes twice.</summary>
    private async Task MissAsync()
    {
        Hub.App.Clock.Advance(TimeSpan.FromHours(4) + TimeSpan.FromSeconds(1));
        await Hub.App.Get<SweepClocks>().RunAsync();
        await Hub.App.Get<SweepClocks>().RunAsync();
    }

    private async Task QualifyAsync(string name)
    {
        using var api = Hub.App.Api();
        var lead = new { email = "bea@bell.example", firstName = name.Split(' ')[0], lastName = name.Split(' ')[1], title = "Head of Bells" };
        using var put = await api.PutAsJsonAsync("/api/v1/leads/by-key", lead);
        using var post = await api.PostAsJsonAsync("/api/v1/activities", new { lead = new { lead.email }, type = "demo_request", at = Hub.App.Clock.GetUtcNow() });
        Assert.True(put.IsSuccessStatusCode && post.IsSuccessStatusCode);
    }
}
