using System.Text;
using AlignmentHub.Browser.Tests.Support;
using AlignmentHub.Domain.Access;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Journeys;

public sealed class TermsJourneys(BrowserHub hub, Chromium chromium) : Journey(hub, chromium), IClassFixture<BrowserHub>
{
    private const string Holidays = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270101\r\nSUMMARY:New Year\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    [Fact]
    public async Task A_calendar_takes_free_days_from_a_file_and_a_policy_a_condition_of_several()
    {
        var admin = await VisitorAsync(await Hub.PersonAsync(Role.Admin), 390, 844);
        var page = admin.Page;
        await admin.GoAsync("/admin/calendar");
        await admin.Field("Name").FillAsync("Bavaria");
        await admin.Field("Key").FillAsync("bavaria");
        await admin.ChooseFileAsync(new() { Name = "notes.ics", MimeType = "text/calendar", Buffer = "no calendar"u8.ToArray() });
        await Expect(page.GetByText("This is no calendar file.")).ToBeVisibleAsync();
        await admin.ChooseFileAsync(new() { Name = "by.ics", MimeType = "text/calendar", Buffer = Encoding.UTF8.GetBytes(Holidays) });
        await admin.Button("Take over one day").ClickAsync();
        await Expect(page.GetByText("New Year")).ToBeVisibleAsync();
        (await admin.BarriersAsync()).ShouldBeNone();
        await admin.Button("Save").ClickAsync();
        await Expect(admin.Link("Bavaria")).ToBeVisibleAsync();

        await admin.GoAsync("/admin/policy");
        await admin.Field("Name").FillAsync("Nested");
        await admin.Field("Key").FillAsync("nested");
        await admin.Button("Only some leads").ClickAsync();
        await admin.Button("Or…").ClickAsync();
        await admin.Field("In whose hours").SelectOptionAsync("Both");
        await admin.Button("Save").ClickAsync();
        await Expect(page.GetByText("The condition cannot be used as it is.")).ToBeVisibleAsync();
        Assert.Equal(0, await admin.OverhangAsync());
        (await admin.BarriersAsync()).ShouldBeNone();

        foreach (var (box, words) in (await page.Locator(".of-value input").AllAsync()).Zip(["Head", "Chief"]))
        {
            await box.FillAsync(words);
            await box.PressAsync("Tab");
        }
        await admin.Button("Save").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Nested" })).ToContainTextAsync("while both work");
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Nested" })).ToContainTextAsync("Chief");
        Assert.Equal(0, await admin.OverhangAsync());
    }

    [Fact]
    public async Task Leads_are_narrowed_by_conditions_that_stay_in_the_address()
    {
        await Hub.Given.ListedAsync(new("ann@cond.example") { Last = "Ann", Source = "cond", Company = "Acme North" });
        await Hub.Given.ListedAsync(new("ben@cond.example") { Last = "Ben", Source = "cond", Company = "Beta" });
        var marketer = await VisitorAsync(await Hub.PersonAsync(Role.Marketer));
        var page = marketer.Page;
        await marketer.GoAsync("/leads?source=cond");
        await Expect(marketer.Link("Ben")).ToBeVisibleAsync();

        await page.GetByText("More conditions").ClickAsync();
        await marketer.Button("Add a condition").ClickAsync();
        await marketer.Button("Show").ClickAsync();
        await Expect(page.GetByText("The condition cannot be used as it is.")).ToBeVisibleAsync();
        await page.Locator(".of-field .rz-dropdown").ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Company", Exact = true }).ClickAsync();
        await page.Locator(".of-value input").FillAsync("acme");
        await page.Locator(".of-value input").PressAsync("Tab");
        await marketer.Button("Show").ClickAsync();

        await Expect(page.GetByText("1 lead", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(marketer.Link("Ben")).ToHaveCountAsync(0);
        Assert.Contains("where=", page.Url, StringComparison.Ordinal);
        await page.ReloadAsync();
        await Expect(page.Locator(".of-value input")).ToHaveValueAsync("acme");
        (await marketer.BarriersAsync()).ShouldBeNone();

        await marketer.GoAsync("/leads?where=%7B");
        await Expect(page.GetByText("Some filter in this address cannot be read")).ToBeVisibleAsync();
    }
}
