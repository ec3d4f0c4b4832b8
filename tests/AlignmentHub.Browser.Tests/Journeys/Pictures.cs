using AlignmentHub.Browser.Tests.Support;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Journeys;

/// <summary>Takes the pictures of the README from a demo hub that runs already. Only eng/pictures.sh asks for it.</summary>
public sealed class Pictures(Chromium chromium)
{
    [Theory(Explicit = true)]
    [InlineData("Sales rep", "/queue", "queue")]
    [InlineData("Marketer", "/definitions", "definition")]
    [InlineData("Leader", "/revenue", "revenue")]
    public async Task Taken(string role, string address, string name)
    {
        var hub = new Uri(Environment.GetEnvironmentVariable("HUB_ADDRESS")!);
        await using var visitor = await Visitor.ArriveAsync(chromium.Browser, hub);
        await visitor.GoAsync("/sign-in");
        await visitor.Page.GetByRole(AriaRole.Button, new() { NameRegex = new($", {role}$") }).First.ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Banner)).ToBeVisibleAsync();
        await visitor.GoAsync(address);
        await visitor.ReadyAsync();
        if (name == "definition")
        {
            await visitor.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("is active$") }).ClickAsync();
            await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Engagement" }).First).ToBeVisibleAsync();
            await visitor.ReadyAsync();
        }

        await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Environment.GetEnvironmentVariable("HUB_PICTURES")!, $"{name}.png") });
    }
}
