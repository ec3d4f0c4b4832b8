using System.Net.Http.Json;
using AlignmentHub.Browser.Tests.Screens;
using AlignmentHub.Browser.Tests.Support;
using AlignmentHub.Domain.Access;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Journeys;

public sealed class DefinitionJourneys(BrowserHub hub, Chromium chromium) : Journey(hub, chromium), IClassFixture<BrowserHub>
{
    [Fact]
    public async Task A_marketer_builds_a_definition_and_an_administrator_makes_it_count()
    {
        await LeadAsync("ada@acme.test", "Ada", "Head of Sales");
        await LeadAsync("ben@acme.test", "Ben", "Student");
        var marketer = await VisitorAsync(await Hub.PersonAsync(Role.Marketer));
        var builder = new BuilderScreen(marketer);

        await marketer.GoAsync("/definitions");
        await marketer.Button("New definition").ClickAsync();
        await marketer.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Nothing") }).ClickAsync();
        await builder.AddFitRuleAsync("Decides", 60);
        await builder.AskAsync("Title", "contains", "head of");
        await builder.SetThresholdsAsync(fit: 20, engagement: 0, total: 20);

        await Expect(builder.Preview).ToContainTextAsync("1 of 2 leads (50.0%)");
        await Expect(builder.Preview).ToContainTextAsync("Some who qualifyAda Adler");
        await builder.SaveAsync();

        var admin = await VisitorAsync(await Hub.PersonAsync(Role.Admin));
        await admin.GoAsync(marketer.Page.Url);
        await admin.Button("Activate…").ClickAsync();
        var dialog = admin.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("1 of 2 leads meet it now.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Activate…" }).ClickAsync();

        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(admin.Page.GetByText("Not signed yet")).ToBeVisibleAsync();
        // Without a reload, because the marketer looks at the same version.
        await Expect(marketer.Page.GetByText("Not signed yet")).ToBeVisibleAsync();
        await marketer.GoAsync("/definitions");
        await Expect(marketer.Page.GetByText("Version 1 is active")).ToBeVisibleAsync();
    }

    private async Task LeadAsync(string email, string firstName, string title)
    {
        using var api = Hub.App.Api();
        using var answer = await api.PutAsJsonAsync("/api/v1/leads/by-key", new { email, firstName, lastName = "Adler", title });
        answer.EnsureSuccessStatusCode();
    }
}
