using AlignmentHub.Browser.Tests.Support;

namespace AlignmentHub.Browser.Tests.Screens;

public sealed class SignInScreen(Visitor visitor)
{
    public async Task SignInAsync(string email, string password)
    {
        await TryAsync(email, password);
        await Expect(visitor.Page.GetByRole(Microsoft.Playwright.AriaRole.Banner)).ToBeVisibleAsync();
    }

    /// <summary>Sends the form, whatever comes of it.</summary>
    public async Task TryAsync(string email, string password)
    {
        if (!visitor.Page.Url.Contains("/sign-in", StringComparison.Ordinal)) await visitor.GoAsync("/sign-in");
        await visitor.Field("E-mail address").FillAsync(email);
        await visitor.Field("Password").FillAsync(password);
        await visitor.Button("Sign in").ClickAsync();
    }
}
