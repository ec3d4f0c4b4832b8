using AlignmentHub.Browser.Tests.Support;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Screens;

/// <summary>The page on which a version of a definition is edited.</summary>
public sealed class BuilderScreen(Visitor visitor)
{
    /// <summary>Who qualifies now.</summary>
    public ILocator Preview => visitor.Page.GetByRole(AriaRole.Complementary, new() { Name = "Who qualifies now" });

    public ILocator RuleNames => visitor.Page.Locator(".rule .words strong");

    public ILocator RulesOf(string group) => visitor.Page.GetByRole(AriaRole.Region, new() { Name = $"Group {group}" }).Locator(".rule .words strong");

    /// <summary>What opens a rule.</summary>
    public ILocator Rule(string name) => visitor.Page.Locator(".rule .summary").Filter(new() { HasText = name });

    /// <summary>By the mouse, as people drag: take it, see where it may go, bring it there, let go.</summary>
    public async Task DragAsync(string rule, string before)
    {
        var mouse = visitor.Page.Mouse;
        var (x, y) = await MiddleAsync(visitor.Page.Locator(".rule").Filter(new() { HasText = rule }).Locator(".handle"));
        await mouse.MoveAsync(x, y);
        await mouse.DownAsync();
        await mouse.MoveAsync(x + 5, y + 5);
        await Expect(visitor.Page.Locator(".slot.open").First).ToBeVisibleAsync();
        var slot = visitor.Page.Locator(".slot.open:has(+ .rule)").And(visitor.Page.Locator($".slot:has(+ .rule:has-text('{before}'))"));
        (x, y) = await MiddleAsync(slot);
        await mouse.MoveAsync(x, y, new() { Steps = 5 });
        await mouse.UpAsync();
    }

    private static async Task<(float X, float Y)> MiddleAsync(ILocator place)
    {
        await place.ScrollIntoViewIfNeededAsync();
        var box = await place.BoundingBoxAsync() ?? throw new InvalidOperationException("It is not on the page.");
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    private ILocator Rules => visitor.Page.GetByRole(AriaRole.Tabpanel);

    /// <summary>A first group under Fit with one rule, opened.</summary>
    public async Task AddFitRuleAsync(string name, int points)
    {
        await Rules.GetByRole(AriaRole.Button, new() { Name = "Add a group" }).First.ClickAsync();
        await Rules.GetByRole(AriaRole.Button, new() { Name = "Add a rule" }).First.ClickAsync();
        await TypeAsync(visitor.Field("Rule"), name);
        await TypeAsync(visitor.Field("Points"), $"{points}");
    }

    /// <summary>What the opened rule asks.</summary>
    public async Task AskAsync(string field, string comparison, string value)
    {
        await Rules.GetByLabel("Field").First.ClickAsync();
        await visitor.Page.GetByRole(AriaRole.Option, new() { Name = field, Exact = true }).ClickAsync();
        await Rules.GetByLabel("Comparison").SelectOptionAsync(comparison);
        await TypeAsync(Rules.GetByRole(AriaRole.Combobox, new() { Name = "Value" }), value);
    }

    public async Task SetThresholdsAsync(int fit, int engagement, int total)
    {
        await TypeAsync(visitor.Field("Threshold of Fit"), $"{fit}");
        await TypeAsync(visitor.Field("Threshold of Engagement"), $"{engagement}");
        await TypeAsync(visitor.Field("Threshold of Total"), $"{total}");
    }

    public async Task SaveAsync()
    {
        await visitor.Button("Save").ClickAsync();
        await Expect(visitor.Page.GetByText("All changes saved")).ToBeVisibleAsync();
    }

    // A field tells the page what was typed when it is left.
    private static async Task TypeAsync(ILocator field, string text)
    {
        await field.FillAsync(text);
        await field.PressAsync("Tab");
    }
}
