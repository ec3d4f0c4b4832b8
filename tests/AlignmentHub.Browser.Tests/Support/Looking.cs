using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Support;

/// <summary>What must be right on whatever page a visitor is looking at.</summary>
internal static class Looking
{
    private const string Waiting = "[aria-busy=true], .rz-progressbar-circular, .rz-datatable-loading";

    /// <summary>Until the page has its heading and its data.</summary>
    public static async Task ReadyAsync(this Visitor visitor)
    {
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator(Waiting)).ToHaveCountAsync(0);
    }

    /// <summary>What axe calls serious or critical, one line each.</summary>
    public static async Task<IReadOnlyList<string>> BarriersAsync(this Visitor visitor)
    {
        var result = await visitor.Page.RunAxe();
        var address = new Uri(visitor.Page.Url).PathAndQuery;
        return [.. result.Violations
            .Where(v => v.Impact is "serious" or "critical")
            .Select(v => $"{address}: {v.Id}: {v.Help}: {string.Join(" ", v.Nodes.Take(3).Select(node => node.Html))}")];
    }

    /// <summary>How many pixels the page is wider than the window.</summary>
    public static Task<int> OverhangAsync(this Visitor visitor) =>
        visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>The addresses that the menu leads to.</summary>
    public static async Task<IReadOnlyList<string>> MenuAsync(this Visitor visitor)
    {
        await Expect(visitor.Page.GetByRole(AriaRole.Navigation)).ToBeAttachedAsync();
        return await visitor.Page.Locator("nav li a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
    }
}
