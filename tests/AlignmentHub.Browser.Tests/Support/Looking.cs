using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Support;

/// <summary>What must be right on whatever page a visitor is looking at.</summary>
internal static class Looking
{
    // Widths of a window, and its height.
    public const int Phone = 390, Desk = 1440, Wall = 2560, Height = 900;

    private const string Waiting = "[aria-busy=true], .rz-progressbar-circular, .rz-datatable-loading";

    private const string Overhang = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    // What is drawn by the hub to the width of the window follows after a moment.
    private const float PatienceWithDrawing = 2_000;

    // The same fault in every row of a table is told by a few of them.
    private const int MostNamed = 3;

    /// <summary>Until the page has its heading and its data.</summary>
    public static async Task ReadyAsync(this Visitor visitor)
    {
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator(Waiting)).ToHaveCountAsync(0);
    }

    /// <summary>What axe calls serious or critical, one line each.</summary>
    public static Task<IReadOnlyList<string>> BarriersAsync(this Visitor visitor) => BarriersAsync(visitor, new AxeRunOptions());

    /// <summary>Those of them that the dark look of a page may bring. It is light again afterwards.</summary>
    public static async Task<IReadOnlyList<string>> BarriersInTheDarkAsync(this Visitor visitor)
    {
        await visitor.LightAsync(ColorScheme.Dark);
        var barriers = await BarriersAsync(visitor, new AxeRunOptions { RunOnly = new() { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } });
        await visitor.LightAsync(ColorScheme.Light);
        return barriers;
    }

    /// <summary>Turns the page to this look, until all its colours have followed.</summary>
    public static async Task LightAsync(this Visitor visitor, ColorScheme look)
    {
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = look });
        await visitor.Page.WaitForFunctionAsync("[...document.querySelectorAll('link[rel=stylesheet]')].every(link => link.sheet)");
        await visitor.Page.EvaluateAsync("Promise.allSettled(document.getAnimations().map(fading => fading.finished)).then(() => true)");
    }

    private static async Task<IReadOnlyList<string>> BarriersAsync(Visitor visitor, AxeRunOptions options)
    {
        await visitor.Page.EvaluateAsync("document.fonts.ready.then(() => true)"); // without its font an icon is a word, and reads as one
        options.ResultTypes = [ResultType.Violations];
        var result = await visitor.Page.RunAxe(options);
        var address = new Uri(visitor.Page.Url).PathAndQuery;
        return [.. from violation in result.Violations
                   where violation.Impact is "serious" or "critical"
                   from node in violation.Nodes.Take(MostNamed)
                   select $"{address}: {violation.Help}: {node.Html} {string.Join(" ", node.Any.Concat(node.All).Concat(node.None).Select(check => check.Message))}"];
    }

    /// <summary>Fails with all of them, one a line.</summary>
    public static void ShouldBeNone(this IReadOnlyCollection<string> faults) => Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));

    /// <summary>How many pixels the page is wider than the window.</summary>
    public static Task<int> OverhangAsync(this Visitor visitor) => visitor.Page.EvaluateAsync<int>(Overhang);

    /// <summary>The same once the window has this width, one line if there is any.</summary>
    public static async Task<IReadOnlyList<string>> OverhangAsync(this Visitor visitor, int width)
    {
        await visitor.Page.SetViewportSizeAsync(width, visitor.Page.ViewportSize!.Height);
        try
        {
            await visitor.Page.WaitForFunctionAsync($"{Overhang} <= 0", null, new() { Timeout = PatienceWithDrawing });
            return [];
        }
        catch (TimeoutException)
        {
            return [$"{visitor.Page.Url}: {await visitor.OverhangAsync()} px wider than a window of {width}"];
        }
    }

    /// <summary>The addresses that the menu leads to, also while it is folded away.</summary>
    public static async Task<IReadOnlyList<string>> MenuAsync(this Visitor visitor)
    {
        await visitor.GoAsync("/");
        await Expect(visitor.Page.GetByRole(AriaRole.Banner)).ToBeVisibleAsync();
        return await visitor.Page.Locator("nav li a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
    }
}
