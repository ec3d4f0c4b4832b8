using AlignmentHub.Browser.Tests.Support;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Screens;

/// <summary>The bell in the header.</summary>
public sealed class BellScreen(Visitor visitor)
{
    /// <summary>It says that nothing is unread.</summary>
    public ILocator None => visitor.Page.GetByLabel("Notices, none unread");

    /// <summary>What it says, the newest first.</summary>
    public ILocator Notices => visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Notices" }).GetByRole(AriaRole.Link);

    public Task ShowsAsync(int unread) => Expect(visitor.Page.GetByLabel(unread == 1 ? "1 unread notice" : $"{unread} unread notices")).ToBeVisibleAsync();

    public Task OpenAsync() => visitor.Page.Locator(".bell > summary").ClickAsync();
}
