using System.Net.Http.Json;
using AlignmentHub.Browser.Tests.Support;
using AlignmentHub.Domain.Access;

namespace AlignmentHub.Browser.Tests.Journeys;

public sealed class RevenueJourneys(BrowserHub hub, Chromium chromium) : Journey(hub, chromium), IClassFixture<BrowserHub>
{
    [Fact]
    public async Task A_number_opens_the_records_behind_it()
    {
        var at = Hub.App.Clock.GetUtcNow();
        await PutAsync("ada@acme.test", "Ada", new { stage = "mql", at = at.AddDays(-3) }, new { stage = "accepted", at = at.AddDays(-2) });
        await PutAsync("ben@acme.test", "Ben", new { stage = "mql", at = at.AddDays(-3) });
        var leader = await VisitorAsync(await Hub.PersonAsync(Role.Leader));
        await leader.GoAsync("/revenue");
        await Expect(leader.Page.GetByText("2 leads became MQLs, up from 0 the week before, and 0 promises were missed")).ToBeVisibleAsync();
        await leader.Link("All time").ClickAsync();
        await Expect(leader.Field("From")).ToHaveValueAsync("2000-01-01");
        var funnel = leader.Page.GetByRole(Microsoft.Playwright.AriaRole.Row, new() { NameRegex = new("All leads") });
        await Expect(funnel.GetByRole(Microsoft.Playwright.AriaRole.Link).Nth(0)).ToHaveTextAsync("2");

        // News arrives while a date is being chosen: the numbers follow, the date stays.
        await leader.Field("From").FillAsync("2024-05-06");
        await PutAsync("cleo@acme.test", "Cleo", new { stage = "mql", at = at.AddDays(-3) });
        await Expect(funnel.GetByRole(Microsoft.Playwright.AriaRole.Link).Nth(0)).ToHaveTextAsync("3", new() { Timeout = 6 * Chromium.Patience }); // sums follow at their own pace
        await Expect(leader.Field("From")).ToHaveValueAsync("2024-05-06");

        await funnel.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "1 inferred" }).ClickAsync();

        await Expect(leader.Page.GetByText("one record")).ToBeVisibleAsync();
        await Expect(leader.Link("Ada Adler")).ToBeVisibleAsync();
        await Expect(leader.Link("Ben Adler")).ToHaveCountAsync(0);

        await leader.GoAsync("/revenue/records?of=everything");
        await Expect(leader.Page.GetByText("This link is not known here.")).ToBeVisibleAsync();
        await Expect(leader.Page.GetByText("campaignWon")).ToHaveCountAsync(0);
        await leader.Link("Back to the numbers").ClickAsync();
        await Expect(leader.Page.GetByText("3 leads became MQLs")).ToBeVisibleAsync();

        await leader.GoAsync("/revenue/records?of=speed&key=7");
        await Expect(leader.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { NameRegex = new("still waiting") })).ToBeVisibleAsync();
        await leader.GoAsync("/sla/speed?group=everybody");
        await Expect(leader.Page.GetByText("a group of leads that is not known here")).ToBeVisibleAsync();
        await Expect(leader.Page.GetByText("Leads, the slowest first")).ToHaveCountAsync(0);
    }

    private async Task PutAsync(string email, string firstName, params object[] history)
    {
        using var api = Hub.App.Api();
        using var answer = await api.PutAsJsonAsync("/api/v1/leads/by-key", new { email, firstName, lastName = "Adler", history });
        answer.EnsureSuccessStatusCode();
    }
}
