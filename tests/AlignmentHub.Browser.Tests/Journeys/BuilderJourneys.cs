using System.Text;
using System.Text.Json.Nodes;
using AlignmentHub.Browser.Tests.Screens;
using AlignmentHub.Browser.Tests.Support;
using AlignmentHub.Domain.Access;
using Microsoft.Playwright;

namespace AlignmentHub.Browser.Tests.Journeys;

public sealed class BuilderJourneys(BrowserHub hub, Chromium chromium) : Journey(hub, chromium), IClassFixture<BrowserHub>
{
    private const string Document = """
        {
          "stage": "mql",
          "fit": { "groups": [
            { "name": "Role", "rules": [
              { "name": "First", "points": 10, "when": { "field": "title", "op": "isNotEmpty" } },
              { "name": "Second", "points": 20, "when": { "field": "title", "op": "contains", "value": "head" } } ] },
            { "name": "Size", "rules": [ { "name": "Third", "points": 5, "when": { "field": "company", "op": "isNotEmpty" } } ] } ] },
          "engagement": { "groups": [] },
          "thresholds": { "fit": 20, "engagement": 0, "total": 20 }
        }
        """;

    [Fact]
    public async Task A_rule_is_dragged_to_another_place_and_each_step_can_be_undone_and_done_again()
    {
        var visitor = await OpenAsync();
        var builder = new BuilderScreen(visitor);

        await builder.DragAsync("Second", before: "First");
        await Expect(builder.RuleNames).ToHaveTextAsync(["Second", "First", "Third"]);
        await builder.DragAsync("First", before: "Third");
        await Expect(builder.RuleNames).ToHaveTextAsync(["Second", "First", "Third"]);
        await Expect(builder.RulesOf("Size")).ToHaveTextAsync(["First", "Third"]);

        await visitor.Button("Undo").ClickAsync();
        await Expect(builder.RulesOf("Role")).ToHaveTextAsync(["Second", "First"]);
        await visitor.Button("Undo").ClickAsync();
        await Expect(builder.RulesOf("Role")).ToHaveTextAsync(["First", "Second"]);
        await Expect(visitor.Page.GetByText("All changes saved")).ToBeVisibleAsync();
        await visitor.Button("Redo").ClickAsync();
        await Expect(builder.RulesOf("Role")).ToHaveTextAsync(["Second", "First"]);

        await builder.SaveAsync();
        await visitor.Page.ReloadAsync();
        await Expect(builder.RulesOf("Role")).ToHaveTextAsync(["Second", "First"]);
    }

    [Fact]
    public async Task A_rule_is_moved_opened_and_changed_by_keys_alone()
    {
        var visitor = await OpenAsync();
        var builder = new BuilderScreen(visitor);

        await builder.Rule("Second").FocusAsync();
        await visitor.PressAsync("Alt+ArrowUp");
        await Expect(builder.RulesOf("Role")).ToHaveTextAsync(["Second", "First"]);
        await builder.Rule("Second").FocusAsync();
        await visitor.PressAsync("Enter");
        await Expect(visitor.Field("Points")).ToBeVisibleAsync();
        await TabToAsync(visitor, visitor.Field("Points"));
        await visitor.PressAsync("Control+a");
        await visitor.Page.Keyboard.TypeAsync("35");
        await visitor.PressAsync("Tab");
        await Expect(builder.Rule("Second")).ToContainTextAsync("+35");

        await visitor.Button("Save").FocusAsync();
        await visitor.PressAsync("Enter");
        await Expect(visitor.Page.GetByText("All changes saved")).ToBeVisibleAsync();
        (await visitor.BarriersAsync()).ShouldBeNone();
    }

    [Fact]
    public async Task The_document_goes_out_and_comes_in_as_JSON_and_a_wrong_one_says_what_is_wrong()
    {
        var visitor = await OpenAsync();
        var builder = new BuilderScreen(visitor);
        await visitor.Page.GetByRole(AriaRole.Tab, new() { Name = "JSON" }).ClickAsync();

        await UseAsync(visitor, "{\n\"stage\": mql\n}");
        await Expect(visitor.Page.GetByText("This is no valid JSON; line 2 cannot be read.")).ToBeVisibleAsync();
        await UseAsync(visitor, Document.Replace("\"points\": 20", "\"points\": \"many\"", StringComparison.Ordinal));
        await Expect(visitor.Page.GetByText("fit.groups[0].rules[1].points")).ToBeVisibleAsync();
        // 60 KB, which is more than a message may usually have.
        var long60 = string.Concat(Enumerable.Repeat(new string(' ', 100) + '\n', 600));
        await UseAsync(visitor, long60 + Document.Replace("Second", "Pasted", StringComparison.Ordinal));

        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Link("Download").ClickAsync());
        await using (var file = await download.CreateReadStreamAsync())
        {
            var kept = JsonNode.Parse(await new StreamReader(file).ReadToEndAsync())!;
            Assert.Equal("Pasted", (string?)kept["fit"]!["groups"]![0]!["rules"]![1]!["name"]);
        }

        var brought = Encoding.UTF8.GetBytes(Document.Replace("Second", "Brought", StringComparison.Ordinal));
        await visitor.ChooseFileAsync(new() { Name = "mql.json", MimeType = "application/json", Buffer = brought });
        await visitor.Page.GetByRole(AriaRole.Tab, new() { Name = "Rules" }).ClickAsync();
        await Expect(builder.RuleNames).ToHaveTextAsync(["First", "Brought", "Third"]);
    }

    private async Task<Visitor> OpenAsync()
    {
        var draft = await Hub.Given.DraftAsync(Document);
        var visitor = await VisitorAsync(await Hub.PersonAsync(Role.Marketer));
        await visitor.GoAsync($"/definitions/{draft.DefinitionId}/versions/{draft.Number}");
        await Expect(new BuilderScreen(visitor).RuleNames).ToHaveTextAsync(["First", "Second", "Third"]);
        return visitor;
    }

    private static async Task UseAsync(Visitor visitor, string json)
    {
        await visitor.Page.GetByRole(AriaRole.Textbox, new() { Name = "JSON" }).FillAsync(json);
        await visitor.Button("Use this JSON").ClickAsync();
    }

    private static async Task TabToAsync(Visitor visitor, ILocator field)
    {
        const int Patience = 20;
        for (var press = 0; press < Patience; press++)
        {
            await visitor.PressAsync("Tab");
            if (await field.EvaluateAsync<bool>("field => field === document.activeElement")) return;
        }
        Assert.Fail("The field cannot be reached by keys.");
    }
}
