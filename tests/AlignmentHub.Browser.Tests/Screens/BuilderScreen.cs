using AlignmentHub.Browser.Tests.Support;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Screens;

/// <summary>The page on which a version of a definition is edited.</summary>
public sealed class BuilderScreen(Visitor visitor)
{
    /// <summary>Who qualifies now.</summary>
    public ILocator Preview => visitor.Page.GetByRole(AriaRole.Complementary, new() { Name = "Who qualifies now" });

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
