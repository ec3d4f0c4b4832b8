using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Support;

/// <summary>What must be right on whatever page a visitor is looking at.</summary>
internal static class Looking
{
    private const string Waiting = "[aria-busy=true], .rz-progressbar-circular, .rz-datatable-loading";

    // The same fault in every row of a table is told by a few of them.
    private const int MostNamed = 3;

    /// <summary>Until the page has its heading and its data.</summary>
    public static async Task ReadyAsync(this Visitor visitor)
    {
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator(Waiting)).ToHaveCountAsync(0);
    }

    /// <summary>What axe calls serious or critical, one line each.</summary>
    public static async Task<IReadOnlyList<string>> BarriersAsync(this Visitor visitor)
    {
        await visitor.Page.EvaluateAsync("document.fonts.ready.then(() => true)"); // without its font an icon is a word, and reads as one
        var result = await visitor.Page.RunAxe();
        var address = new Uri(visitor.Page.Url).PathAndQuery;
        return [.. from violation in result.Violations
                   where violation.Impact is "serious" or "critical"
                   from node in violation.Nodes.Take(MostNamed)
                   select $"{address}: {violation.Help}: {node.Html} {string.Join(" ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message))}"];
    }

    /// <summary>Fails with all of them, one a line.</summary>
    public static void ShouldBeNone(this IReadOnlyCollection<string> faults) => Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));

    /// <summary>How many pixels the page is wider than the window.</summary>
    public static Task<int> OverhangAsync(this Visitor visitor) =>
        visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    /// <summary>The addresses that the menu leads to, also while it is folded away.</summary>
    public static async Task<IReadOnlyList<string>> MenuAsync(this Visitor visitor)
    {
        await visitor.GoAsync("/");
        await Expect(visitor.Page.GetByRole(AriaRole.Banner)).ToBeVisibleAsync();
        return await visitor.Page.Locator("nav li a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
    }
}
