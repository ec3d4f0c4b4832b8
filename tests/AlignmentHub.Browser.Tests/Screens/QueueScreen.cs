using AlignmentHub.Browser.Tests.Support;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Screens;

/// <summary>A rep's queue: the list on the left, the chosen lead as a card beside it.</summary>
public sealed class QueueScreen(Visitor visitor)
{
    public ILocator Leads => visitor.Page.GetByRole(AriaRole.Group, new() { NameRegex = new("^Queue\\.") }).GetByRole(AriaRole.Listitem);

    /// <summary>What the page says came of an act.</summary>
    public ILocator Told(string words) => visitor.Page.GetByText(words);

    public async Task OpenAsync()
    {
        await visitor.GoAsync("/queue");
        await visitor.ReadyAsync();
    }

    /// <summary>The card of this lead is the one that keys and buttons act on.</summary>
    public Task ShowsAsync(string name) => Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 2, Exact = true })).ToBeVisibleAsync();

    public Task PressAsync(string key) => visitor.Page.Keyboard.PressAsync(key);
}
