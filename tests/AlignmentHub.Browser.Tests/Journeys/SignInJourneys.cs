using AlignmentHub.Browser.Tests.Screens;
using AlignmentHub.Browser.Tests.Support;
using AlignmentHub.Domain.Access;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Journeys;

public sealed class SignInJourneys(BrowserHub hub, Chromium chromium) : Journey(hub, chromium), IClassFixture<BrowserHub>
{
    [Fact]
    public async Task Whoever_asks_for_a_page_signs_in_first_and_then_gets_it()
    {
        var marketer = await Hub.PersonAsync(Role.Marketer);
        var visitor = await VisitorAsync();

        await visitor.GoAsync("/account");
        await new SignInScreen(visitor).SignInAsync(marketer.Email!, BrowserHub.Password);

        await Expect(visitor.Heading("Your account")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Signing_out_closes_the_door()
    {
        var marketer = await Hub.PersonAsync(Role.Marketer);
        var visitor = await VisitorAsync(marketer);

        await visitor.GoAsync("/");
        await visitor.Page.GetByText(marketer.Name).ClickAsync();
        await visitor.Link("Sign out").ClickAsync();
        await Expect(visitor.Heading("Sign in")).ToBeVisibleAsync();
        await visitor.GoAsync("/account");

        await Expect(visitor.Heading("Sign in")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task After_five_wrong_passwords_even_the_right_one_has_to_wait()
    {
        var rep = await Hub.PersonAsync(Role.SalesRep);
        var visitor = await VisitorAsync();
        var signIn = new SignInScreen(visitor);

        for (var n = 1; n <= 5; n++)
        {
            await signIn.TryAsync(rep.Email!, $"wrong-{n}");
            await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("wrong");
            await visitor.GoAsync("/sign-in");
        }

        await signIn.TryAsync(rep.Email!, BrowserHub.Password);

        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("locked for 15 minutes");
    }

    [Fact]
    public async Task A_new_password_counts_at_once()
    {
        var person = await Hub.PersonAsync(Role.Leader);
        var visitor = await VisitorAsync(person);
        await visitor.GoAsync("/account");

        await visitor.Field("Present password").FillAsync(BrowserHub.Password);
        await visitor.Field("New password").FillAsync("Battery-staple-7");
        await visitor.Button("Change password").ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The password is changed. Your other browsers are signed out.");

        var other = await VisitorAsync();
        await new SignInScreen(other).SignInAsync(person.Email!, "Battery-staple-7");
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_the_other_browser_too()
    {
        var person = await Hub.PersonAsync(Role.Leader);
        var (here, there) = (await VisitorAsync(person), await VisitorAsync(person));
        await there.GoAsync("/revenue");
        await there.ReadyAsync();
        await here.GoAsync("/account");

        await here.Button("Sign out everywhere").ClickAsync();

        await Expect(here.Heading("Sign in")).ToBeVisibleAsync();
        await Expect(there.Heading("Sign in")).ToBeVisibleAsync();
    }
}
