using AlignmentHub.Browser.Tests.Support;
using AlignmentHub.Domain.Access;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Journeys;

public sealed class PeopleJourneys(BrowserHub hub, Chromium chromium) : Journey(hub, chromium), IClassFixture<BrowserHub>
{
    [Fact]
    public async Task Who_mends_what_was_refused_can_save_and_somebody_new_never_takes_the_place_of_somebody_else()
    {
        var admin = await VisitorAsync(await Hub.PersonAsync(Role.Admin));
        var mara = await Hub.Given.PersonAsync(Role.Marketer, name: "Mara");
        await admin.GoAsync("/admin/users");
        var (page, dialog) = (admin.Page, admin.Page.GetByRole(AriaRole.Dialog));
        var save = dialog.GetByRole(AriaRole.Button, new() { Name = "Save" });

        await page.GetByRole(AriaRole.Button, new() { Name = "Add a person" }).ClickAsync();
        // The dialog takes the focus to its first field when it has come up, also from whoever types already.
        await Expect(dialog.GetByLabel("E-mail")).ToBeFocusedAsync();
        await dialog.GetByLabel("E-mail").FillAsync("walker@nodomain");
        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync("Walker");
        await dialog.GetByRole(AriaRole.Checkbox, new() { Name = "Marketer" }).CheckAsync();
        await save.ClickAsync();
        await Expect(dialog.GetByText("domain")).ToBeVisibleAsync();

        await dialog.GetByLabel("E-mail").FillAsync(mara.Email!.ToUpperInvariant());
        await save.ClickAsync();
        await Expect(dialog.GetByText("There is one of this name already. Open that one to change it.")).ToBeVisibleAsync();

        await dialog.GetByLabel("E-mail").FillAsync("walker@nodomain.example");
        await save.ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page.GetByText("Walker", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.GetByText("Mara", new() { Exact = true })).ToBeVisibleAsync();
    }
}
