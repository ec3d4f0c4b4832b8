using System.Net.Http.Json;
using System.Text.RegularExpressions;
using AlignmentHub.Browser.Tests.Support;
using AlignmentHub.Domain.Access;
using AlignmentHub.Web.Platform.Live;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Journeys;

public sealed class OutageJourneys(OutageJourneys.HardOfHearingHub hub, Chromium chromium) : Journey(hub, chromium), IClassFixture<OutageJourneys.HardOfHearingHub>
{
    /// <summary>Does not hear that the database is back: its pages would look again by themselves, and take the button from under a hand.</summary>
    public sealed class HardOfHearingHub : BrowserHub
    {
        public HardOfHearingHub() => App.Services = services => services.Remove(services.Single(one => one.ImplementationType == typeof(LiveListener)));
    }

    [Fact]
    public async Task While_the_database_is_away_a_page_keeps_what_it_shows_and_what_was_typed_and_the_next_one_or_another_filter_offers_another_try()
    {
        var rep = await Hub.PersonAsync(Role.SalesRep);
        await Hub.Given.AssignedAsync(rep);
        var visitor = await VisitorAsync(rep);
        await visitor.GoAsync("/queue");
        await visitor.Button("Reject").ClickAsync();
        await visitor.Field("Comment, if you like").FillAsync("They said that");
        var search = visitor.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search" });
        var reason = visitor.Page.Locator("button.choice").Filter(new() { HasText = "Not a fit" });

        await using (await DatabaseOutage.OfAsync(Hub.App))
        {
            Hub.App.Get<LiveUpdates>().PublishAll();
            await Expect(visitor.Page.GetByText("What you see may be out of date")).ToBeVisibleAsync();
            await Expect(visitor.Field("Comment, if you like")).ToHaveValueAsync("They said that");
            (await visitor.BarriersAsync()).ShouldBeNone();

            await reason.ClickAsync();
            await Expect(visitor.Page.GetByText("Nothing was saved: the database cannot be reached.")).ToBeVisibleAsync();
            await Expect(visitor.Field("Comment, if you like")).ToHaveValueAsync("They said that");

            await visitor.Field("I am away").ClickAsync();
            await Expect(visitor.Field("I am away")).Not.ToBeCheckedAsync();
        }

        await visitor.Button("Try again").ClickAsync();
        await Expect(visitor.Page.GetByText("What you see may be out of date")).ToHaveCountAsync(0);
        await reason.ClickAsync();
        await Expect(visitor.Page.GetByText("Rejected: Not a fit")).ToBeVisibleAsync();

        await using (await DatabaseOutage.OfAsync(Hub.App))
        {
            await visitor.Link("Leads").ClickAsync();
            await Expect(visitor.Page.GetByText("Nothing you saved is lost.")).ToBeVisibleAsync();
        }

        await visitor.Button("Try again").ClickAsync();

        await Expect(visitor.Page.GetByText(new Regex("^[1-9][0-9]* leads?$"))).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("The database d")).ToHaveCountAsync(0);

        await using (await DatabaseOutage.OfAsync(Hub.App))
        {
            await search.FillAsync("nobody");
            await visitor.Button("Show").ClickAsync();
            await Expect(visitor.Page.GetByText("so there is nothing to show yet")).ToBeVisibleAsync();
        }

        await visitor.Button("Try again").Last.ClickAsync();

        await Expect(visitor.Page.GetByText("0 leads", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(search).ToHaveValueAsync("nobody");
        await Expect(visitor.Page.GetByText("The database d")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Whoever_saves_as_the_database_goes_is_told_to_look_again()
    {
        var visitor = await VisitorAsync(await Hub.PersonAsync(Role.SalesRep));
        await visitor.GoAsync("/queue");
        await visitor.ReadyAsync();
        await using var deadly = await DeadlyTable.OfAsync(Hub.App, "absences", atTheCommit: true);

        await visitor.Field("I am away").ClickAsync();

        await Expect(visitor.Page.GetByText("so it may count or not")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("Nothing was saved")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Records_that_could_not_be_read_are_there_as_soon_as_the_database_is_back()
    {
        var visitor = await VisitorAsync(await Hub.PersonAsync(Role.Leader));
        var history = new[] { new { stage = "mql", at = Hub.App.Clock.GetUtcNow().AddDays(-3) } };
        using (var api = Hub.App.Api())
        {
            var leads = Enumerable.Range(0, 51).Select(n => new { email = $"mql{n}@records.test", campaign = "autumn", history });
            using var answer = await api.PostAsJsonAsync("/api/v1/leads/batch", new { leads });
            answer.EnsureSuccessStatusCode();
        }

        await visitor.GoAsync($"/revenue/records?of=campaignMqls&key=autumn&from={Hub.App.Clock.GetUtcNow().AddDays(-9):yyyy-MM-dd}");
        var first = visitor.Page.GetByRole(AriaRole.Row).Nth(1);
        await Expect(visitor.Page.GetByText("51 records")).ToBeVisibleAsync();
        var shown = await first.TextContentAsync();
        await using (await DatabaseOutage.OfAsync(Hub.App))
        {
            await visitor.Page.Locator(".rz-pager-next").ClickAsync();
            await Expect(visitor.Page.GetByText("so there is nothing to show yet")).ToBeVisibleAsync();
            await Expect(first).ToHaveCountAsync(0);
        }

        Hub.App.Get<LiveUpdates>().PublishAll();

        await Expect(first).ToHaveTextAsync(shown!);
        await Expect(visitor.Page.GetByText("The database d")).ToHaveCountAsync(0);
    }
}
